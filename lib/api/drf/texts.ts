import type { AppError, CredentialProblem, Issue, Rule } from "@/lib/errors";
import type { ErrorFacts, Json } from "@/lib/http/dialect";

/** Values of one issue, as its text quotes them. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** Everything a Django REST framework dialect says, in one language (contract section 8). */
export interface Texts {
  readonly rules: Readonly<Record<Rule, (params: IssueParams) => string>>;
  readonly notSignedIn: string;
  readonly permission: string;
  readonly notFound: string;
  readonly method: (method: string) => string;
  readonly mediaType: (type: string) => string;
  readonly throttled: (seconds: number) => string;
  readonly tooLarge: string;
  readonly serverError: string;
  readonly unavailable: string;
  readonly headerParts: string;
  readonly anyTokenType: string;
  readonly tokenInvalid: string;
  readonly tokenType: string;
  readonly noType: string;
  readonly noId: string;
  readonly noExp: string;
  readonly noUserClaim: string;
  readonly userGone: string;
  readonly userInactive: string;
}

/** Broken rules as `{ field: [text, …] }` in the order given; those of the whole object stand under `non_field_errors`. */
export function fieldErrors(issues: readonly Issue[], texts: Texts): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { field, rule, params } of issues) {
    const name = field ?? "non_field_errors";
    errors[name] = [...(errors[name] ?? []), texts.rules[rule](params ?? {})];
  }
  return errors;
}

/** The objects of a refused batch, aligned with its `rows` input rows: `{}` where a row had no issue. */
export function rowErrors(issues: readonly Issue[], rows: number, texts: Texts): Record<string, string[]>[] {
  return Array.from({ length: rows }, (_, row) =>
    fieldErrors(
      issues.filter((issue) => issue.row === row),
      texts,
    ),
  );
}

/** The body of a 401 as djangorestframework-simplejwt writes it (contract section 2.6). */
export function credentialDetail(problem: CredentialProblem, texts: Texts): Json {
  switch (problem) {
    case "no_credentials":
    case "wrong_credentials":
      return { detail: texts.notSignedIn };
    case "no_token":
    case "extra_parts":
      return { detail: texts.headerParts, code: "bad_authorization_header" };
    case "no_user_id":
      return { detail: texts.noUserClaim, code: "token_not_valid" };
    case "user_gone":
      return { detail: texts.userGone, code: "user_not_found" };
    case "user_inactive":
      return { detail: texts.userInactive, code: "user_inactive" };
    default:
      return {
        detail: texts.anyTokenType,
        code: "token_not_valid",
        messages: [{ token_class: "AccessToken", token_type: "access", message: tokenProblem(problem, texts) }],
      };
  }
}

/** The one sentence of `{"detail": …}`, for the errors that are told that way. */
export function detail(error: AppError, facts: ErrorFacts, texts: Texts): string {
  const { reason = "", retryAfter = 1 } = error.detail;
  switch (error.code) {
    case "unauthenticated":
      return texts.notSignedIn;
    case "forbidden":
      return texts.permission;
    case "cross_site":
      return `CSRF Failed: ${reason}`;
    case "not_found":
    case "unknown_address":
      return texts.notFound;
    case "method_not_allowed":
      return texts.method(facts.method);
    case "unsupported_media":
      return texts.mediaType(reason);
    case "malformed_body":
      return reason;
    case "too_many":
      return texts.throttled(retryAfter);
    case "too_large":
      return texts.tooLarge;
    case "unavailable":
      return texts.unavailable;
    case "invalid":
    case "internal":
      return texts.serverError;
  }
}

function tokenProblem(problem: CredentialProblem, texts: Texts): string {
  const told: Partial<Record<CredentialProblem, string>> = {
    no_exp: texts.noExp,
    no_jti: texts.noId,
    no_type: texts.noType,
    wrong_type: texts.tokenType,
  };
  return told[problem] ?? texts.tokenInvalid;
}
