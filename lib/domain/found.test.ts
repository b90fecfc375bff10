import { expect, it } from "vitest";
import { readFound } from "./found";

const row = { href: "/admin/users/1", icon: "user", label: "user1", detail: "" };

it("reads what the search answers", () => {
  expect(readFound([{ name: "Users", rows: [row] }])).toEqual([{ name: "Users", rows: [row] }]);
  expect(readFound([])).toEqual([]);
});

it.each([null, {}, [1], [{ name: "Users" }], [{ name: "Users", rows: [{}] }], [{ rows: [row] }]])("reads nothing from %j", (answer) => {
  expect(readFound(answer)).toBeNull();
});

it.each(["https://evil.example/", "javascript:alert(1)", "//evil.example", "/\\evil.example"])(
  "leads nowhere but to paths of ours: %s",
  (href) => {
    expect(readFound([{ name: "Users", rows: [{ ...row, href }] }])).toBeNull();
  },
);
