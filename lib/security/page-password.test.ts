import { expect, it } from "vitest";
import { pagePasswordIssues } from "./page-password";

const owner = { username: "user1", phone: "13800000001", email: "user1@example.com" };

it.each([
  ["seven77", [{ field: "password", rule: "min_length", params: { min: 8 } }]],
  ["x".repeat(7) + "甲".repeat(122), [{ field: "password", rule: "max_length", params: { max: 128 } }]],
  ["12345678", [{ field: "password", rule: "weak_password" }]],
  ["my-user1-pass", [{ field: "password", rule: "weak_password" }]],
  ["13800000001", [{ field: "password", rule: "weak_password" }]],
  ["green lamp 7", []],
])("judges %s", (password, issues) => {
  expect(pagePasswordIssues(password, owner)).toEqual(issues);
});

it("tells the issue of the control that holds the password", () => {
  expect(pagePasswordIssues("", owner, "new_password")).toEqual([{ field: "new_password", rule: "min_length", params: { min: 8 } }]);
});
