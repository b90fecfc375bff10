import type { CredentialProblem } from "@/lib/errors";
import { type Dialect, STATUS } from "@/lib/http/dialect";
import { CHINESE } from "../drf/chinese";
import { detail, fieldErrors } from "../drf/texts";

/** Document `003`: no envelope; the words of djangorestframework-jwt for tokens, of the framework for the rest. */
export const excourse: Dialect = {
  name: "excourse",
  accepts: "json_and_forms",
  challenge: 'JWT realm="api"',
  fail(error, facts) {
    const status = STATUS[error.code];
    const { problem, issues = [], decided } = error.detail;
    if (error.code === "internal" || error.code === "unavailable") {
      const body = { message: detail(error, facts, CHINESE), request_id: facts.requestId };
      return { status, body, message: `服务器内部错误 ${facts.requestId}` };
    }
    const [first] = issues;
    if (first) return { status, body: fieldErrors(issues, CHINESE), message: CHINESE.rules[first.rule](first.params ?? {}) };
    let text = detail(error, facts, CHINESE);
    if (error.code === "unauthenticated") text = CREDENTIALS[problem ?? "no_credentials"];
    // The one refusal of this document that is no lack of rights.
    if (error.code === "forbidden" && decided === false) text = "注册已关闭。";
    return { status, body: { detail: text }, message: text };
  },
};

/** Contract section 2.6, last column. */
const CREDENTIALS: Readonly<Record<CredentialProblem, string>> = {
  no_credentials: CHINESE.notSignedIn,
  wrong_credentials: CHINESE.notSignedIn,
  no_token: "Invalid Authorization header. No credentials provided.",
  extra_parts: "Invalid Authorization header. Credentials string should not contain spaces.",
  malformed: "Error decoding signature.",
  expired: "Signature has expired.",
  no_exp: "Invalid payload.",
  no_jti: "Invalid payload.",
  no_type: "Invalid payload.",
  wrong_type: "Invalid payload.",
  no_user_id: "Invalid payload.",
  user_gone: "Invalid signature.",
  user_inactive: "User account is disabled.",
  session_ended: "Signature has expired.",
};
