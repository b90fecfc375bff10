import { expect, it } from "vitest";
import { fullName } from "./user-name";

it.each([
  ["三", "用户", "用户三"],
  ["User", "One", "User One"],
  ["User", "", "User"],
  ["", "", ""],
])("the name of %j %j is %j", (first_name, last_name, full) => {
  expect(fullName({ first_name, last_name })).toBe(full);
});
