import type { AppError, ErrorCode } from "@/lib/errors";
import { type Dialect, STATUS } from "@/lib/http/dialect";
import { ENGLISH } from "../drf/english";

/** OpenID AuthZEN Authorization API 1.0: JSON only, a refusal is one sentence as a JSON text, `X-Request-Id` of the caller comes back. */
export const access: Dialect = {
  name: "access",
  accepts: "json",
  challenge: "Bearer",
  echoesRequestId: true,
  fail(error, { requestId }) {
    const status = STATUS[error.code];
    if (status >= 500) return { status, body: `${TEXTS[error.code]} (${requestId})`, message: `服务器内部错误 ${requestId}` };
    const body = sentence(error);
    return { status, body, message: body };
  },
};

const TEXTS: Readonly<Record<ErrorCode, string>> = {
  unauthenticated: "Authentication credentials were not provided or do not hold.",
  forbidden: ENGLISH.permission,
  cross_site: "CSRF Failed: ",
  not_found: ENGLISH.notFound,
  unknown_address: ENGLISH.notFound,
  invalid: "Invalid request.",
  malformed_body: "Malformed body.",
  unsupported_media: "The body must be application/json.",
  too_many: "Too many requests.",
  too_large: ENGLISH.tooLarge,
  method_not_allowed: "Method not allowed.",
  unavailable: ENGLISH.unavailable,
  internal: ENGLISH.serverError,
};

function sentence({ code, detail: { issues = [], reason = "" } }: AppError): string {
  const [first] = issues;
  if (first) return `${first.field ?? "body"}: ${ENGLISH.rules[first.rule](first.params ?? {})}`;
  if (code === "malformed_body") return reason;
  return code === "cross_site" ? `${TEXTS[code]}${reason}` : TEXTS[code];
}
