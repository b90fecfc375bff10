import type { Dialect } from "@/lib/http/dialect";
import { type Answer, type Json, json, type Refusal, STATUS } from "@/lib/http/dialect";
import { CHINESE } from "../drf/chinese";
import { credentialDetail, detail, fieldErrors } from "../drf/texts";

/** Document `000`: answers `{code, msg, data}` with code 0 or 1; token calls and the framework's errors are told raw. */
export const myapp: Dialect = {
  name: "myapp",
  accepts: "json_and_forms",
  challenge: 'Bearer realm="api"',
  fail(error, facts) {
    const status = STATUS[error.code];
    const { problem, issues = [] } = error.detail;
    if (error.code === "unauthenticated") {
      return { status, body: credentialDetail(problem ?? "no_credentials", CHINESE), message: CHINESE.notSignedIn };
    }
    const text = detail(error, facts, CHINESE);
    if (error.code === "internal" || error.code === "unavailable") {
      return { status, body: { code: 1, msg: text, request_id: facts.requestId }, message: `服务器内部错误 ${facts.requestId}` };
    }
    const [first] = issues;
    if (!first) return { status, body: { detail: text }, message: text };
    return { status, body: fieldErrors(issues, CHINESE), message: CHINESE.rules[first.rule](first.params ?? {}) };
  },
};

/** `OK0` of the contract; no `data` key when there is none. */
export function done(msg: string, data?: Json): Answer {
  return json(200, data === undefined ? { code: 0, msg } : { code: 0, msg, data });
}

/** `F0` of the contract. */
export function failed(msg: string, data?: Json): Refusal {
  return { status: 400, body: data === undefined ? { code: 1, msg } : { code: 1, msg, data }, message: msg };
}
