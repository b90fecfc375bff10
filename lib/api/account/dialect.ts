import type { AppError, Issue, Rule } from "@/lib/errors";
import { type Answer, type Dialect, type ErrorFacts, type Json, json, STATUS } from "@/lib/http/dialect";
import { ENGLISH } from "../drf/english";
import { credentialDetail, detail, fieldErrors, rowErrors } from "../drf/texts";

/** Document `001`: always `{code, data, msg}`; the HTTP status is the code, but 204 is told with 200 so that its body can be read. */
export const account: Dialect = {
  name: "account",
  accepts: "json_and_forms",
  challenge: 'Bearer realm="api"',
  fail(error, facts) {
    const status = STATUS[error.code];
    const data = failure(error, facts);
    return { status, body: { code: status, data, msg: "请求异常" }, message: firstMessage(error, facts) };
  },
};

/** `OK1` of the contract. */
export function succeeded(code: 200 | 201 | 204, data: Json): Answer {
  return json(code === 204 ? 200 : code, { code, data, msg: "请求成功" });
}

/** State rules of a whole account stand under `detail`. */
const STATE_RULES: ReadonlySet<Rule> = new Set(["own_account", "last_superuser_deleted"]);

function failure(error: AppError, facts: ErrorFacts): Json {
  const { problem, issues = [], rows } = error.detail;
  if (error.code === "unauthenticated") return credentialDetail(problem ?? "no_credentials", ENGLISH);
  if (error.code === "internal" || error.code === "unavailable") {
    return { detail: detail(error, facts, ENGLISH), request_id: facts.requestId };
  }
  const [first] = issues;
  if (!first) return { detail: detail(error, facts, ENGLISH) };
  if (first.row !== undefined && rows !== undefined) return rowErrors(issues, rows, ENGLISH);
  if (isState(first)) return { detail: textOf(first) };
  return fieldErrors(issues, ENGLISH);
}

/** What the error log keeps: `field: message`. */
function firstMessage(error: AppError, facts: ErrorFacts): string {
  const [first] = error.detail.issues ?? [];
  if (first) return isState(first) ? textOf(first) : `${first.field ?? "non_field_errors"}: ${textOf(first)}`;
  const text = detail(error, facts, ENGLISH);
  return error.code === "internal" || error.code === "unavailable" ? `服务器内部错误 ${facts.requestId}` : `detail: ${text}`;
}

function isState({ field, rule }: Issue): boolean {
  return field === null && STATE_RULES.has(rule);
}

function textOf({ rule, params }: Issue): string {
  return ENGLISH.rules[rule](params ?? {});
}
