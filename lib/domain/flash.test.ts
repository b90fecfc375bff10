import { expect, it } from "vitest";
import { type Flash, readFlash, writeFlash } from "./flash";

const MESSAGE: Flash = { id: "1", key: "users.title", values: { name: "张三; a=b", count: 3 }, undo: { kind: "users.enable", ids: ["5"] } };

it("comes out of the cookie as it went in", () => {
  expect(writeFlash(MESSAGE)).toMatch(/^[!-~]+$/);
  expect(readFlash(writeFlash(MESSAGE))).toEqual(MESSAGE);
});

it.each([undefined, "", "x", "%", "%7B%7D", "null", "[]", encodeURIComponent('{"id":1}')])("is none in %s", (cookie) => {
  expect(readFlash(cookie)).toBeNull();
});
