import type { AppError, CredentialProblem, ErrorCode } from "@/lib/errors";
import { type Answer, type Dialect, type Json, json, type Refusal, STATUS } from "@/lib/http/dialect";

/** Document `002`: always `{code, msg, data}`, the HTTP status is the code; bodies are JSON only, and bad ones are 422. */
export const base: Dialect = {
  name: "base",
  accepts: "json",
  challenge: "Bearer",
  fail(error, { requestId }) {
    const { code } = error;
    if (code === "internal" || code === "unavailable") {
      const body = { code: STATUS[code], msg: TEXTS[code], data: null, request_id: requestId };
      return { status: STATUS[code], body, message: `服务器内部错误 ${requestId}` };
    }
    return failed(UNREADABLE.has(code) ? 422 : STATUS[code], text(error));
  },
};

/** `OK2` of the contract. */
export function succeeded(data: Json): Answer {
  return json(200, { code: 200, msg: "success", data });
}

/** `F2` of the contract. */
export function failed(status: number, msg: string): Refusal {
  return { status, body: { code: status, msg, data: null }, message: msg };
}

const UNREADABLE: ReadonlySet<ErrorCode> = new Set(["invalid", "malformed_body", "unsupported_media"]);
const BAD_INPUT = "请求参数验证失败，请检查输入格式";
const NOT_FOUND = "请求的资源不存在";

const TEXTS: Readonly<Record<ErrorCode, string>> = {
  unauthenticated: "认证失败",
  forbidden: "您没有执行该操作的权限",
  cross_site: "CSRF Failed: ",
  not_found: NOT_FOUND,
  unknown_address: NOT_FOUND,
  invalid: BAD_INPUT,
  malformed_body: BAD_INPUT,
  unsupported_media: BAD_INPUT,
  too_many: "请求过于频繁",
  too_large: "请求体过大",
  method_not_allowed: "请求方法不允许",
  unavailable: "服务暂不可用",
  internal: "服务器内部错误，请稍后重试",
};

/** Contract section 2.6, last column but one. */
const CREDENTIALS: Readonly<Record<CredentialProblem, string>> = {
  no_credentials: "认证失败",
  wrong_credentials: "认证失败",
  no_token: "认证失败",
  extra_parts: "无效的Token",
  malformed: "无效的Token",
  expired: "登录已过期",
  no_exp: "无效的Token",
  no_jti: "无效的Token",
  no_type: "无效的Token",
  wrong_type: "无效的Token",
  no_user_id: "无效的Token",
  user_gone: "认证失败",
  user_inactive: "认证失败",
  session_ended: "登录已过期",
};

function text({ code, detail: { problem = "no_credentials", reason = "" } }: AppError): string {
  if (code === "unauthenticated") return CREDENTIALS[problem];
  return code === "cross_site" ? `${TEXTS[code]}${reason}` : TEXTS[code];
}
