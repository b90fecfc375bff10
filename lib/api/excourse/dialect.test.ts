import { expect, it } from "vitest";
import { AppError, type ErrorCode, invalid } from "@/lib/errors";
import { excourse } from "./dialect";

const facts = { method: "GET", requestId: "0123" };
const told = (code: ErrorCode, detail = {}) => {
  const { status, body } = excourse.fail(new AppError(code, detail), facts);
  return `${status} ${JSON.stringify(body)}`;
};

it("tells failures of ours with the request id", () => {
  expect(told("internal")).toBe('500 {"message":"服务器内部错误","request_id":"0123"}');
  expect(told("unavailable", { retryAfter: 1 })).toBe('503 {"message":"服务暂不可用","request_id":"0123"}');
  expect(excourse.fail(new AppError("internal"), facts).message).toBe("服务器内部错误 0123");
});

it("tells the framework's errors as one detail", () => {
  expect(told("not_found")).toBe('404 {"detail":"未找到。"}');
  expect(told("forbidden")).toBe('403 {"detail":"您没有执行该操作的权限。"}');
  expect(told("forbidden", { decided: false })).toBe('403 {"detail":"注册已关闭。"}');
  expect(told("too_many", { retryAfter: 7 })).toBe('429 {"detail":"请求超过了限速。请 7 秒后再试。"}');
  expect(told("method_not_allowed", { allow: ["POST"] })).toBe('405 {"detail":"方法 “GET” 不被允许。"}');
});

it("tells broken rules by field, those of the whole object apart", () => {
  const { body, message } = excourse.fail(invalid(null, "code_spent"), facts);
  expect([JSON.stringify(body), message]).toEqual(['{"non_field_errors":["验证码已经失效"]}', "验证码已经失效"]);
});
