import { expect, it } from "vitest";
import { passwordScore } from "./password-score";

it.each([
  ["", 0],
  ["seven77", 0],
  ["密码太短", 0],
  ["12345678", 1],
  ["aaaaaaaaaaaaaaaa", 1],
  ["abcdefghijkl", 1],
  ["my-user1-pass-word", 1],
  ["blueLamp", 2],
  ["blue-lamp-42", 3],
  ["correct horse battery staple", 4],
])("%s scores %i", (password, score) => {
  expect(passwordScore(password, ["user1", ""])).toBe(score);
});
