/** Why something was not done. Closed: every dialect maps every code, so the compiler lists the gaps. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "cross_site"
  | "not_found"
  | "invalid"
  | "malformed_body"
  | "unsupported_media"
  | "too_many"
  | "too_large"
  | "method_not_allowed"
  | "unknown_address"
  | "unavailable"
  | "internal";

/** Which rule a value broke. The texts stand in the message catalogue of each dialect (contract section 8). */
export type Rule =
  | "required"
  | "null"
  | "blank"
  | "max_length"
  | "min_length"
  | "integer"
  | "email"
  | "choice"
  | "pattern"
  | "nul"
  | "surrogate"
  | "username_characters"
  | "username_taken"
  | "phone_taken"
  | "work_id_taken"
  | "group_taken"
  | "unique_set"
  | "pk_missing"
  | "pk_type"
  | "list"
  | "dict"
  | "not_text"
  | "boolean"
  | "max_elements"
  | "re2_pattern"
  | "superuser_only"
  | "own_account"
  | "last_superuser_deleted"
  | "last_superuser_demoted"
  | "last_superuser_deactivated"
  | "one_of_required"
  | "mismatch"
  | "wrong_credentials"
  | "wrong_password"
  | "weak_password"
  | "code_wrong"
  | "code_spent"
  | "date_time"
  | "rows_missing"
  | "rows_too_young"
  | "changed_meanwhile"
  | "job_moved_on"
  | "disk_full"
  | "assertion_broken"
  | "plan_expired"
  | "plan_empty"
  | "plan_entry"
  | "group_unknown"
  | "table_encoding"
  | "table_quote"
  | "table_size"
  | "table_empty"
  | "rows_invalid"
  | "column_twice"
  | "unknown_name"
  | "ends_before_start";

/**
 * One broken rule. `field` null means the whole object; `row` is the place in a batch.
 * `params` fill the text, for example `{ max: 150 }`.
 */
export interface Issue {
  readonly field: string | null;
  readonly rule: Rule;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly row?: number;
}

/** Why a caller is not signed in, in the order of the checks (contract section 2.6). */
export type CredentialProblem =
  | "no_credentials"
  | "no_token"
  | "extra_parts"
  | "malformed"
  | "expired"
  | "no_exp"
  | "no_jti"
  | "no_type"
  | "wrong_type"
  | "no_user_id"
  | "user_gone"
  | "user_inactive"
  | "session_ended"
  | "wrong_credentials";

/** What else a dialect needs to tell the error. */
export interface ErrorDetail {
  readonly issues?: readonly Issue[];
  /** For issues of a batch: how many rows it had. */
  readonly rows?: number;
  /** For `unauthenticated`. */
  readonly problem?: CredentialProblem;
  /** `malformed_body`: the whole sentence; `cross_site`: the words after "CSRF Failed: "; `unsupported_media`: the type as sent. */
  readonly reason?: string;
  /** For `too_many` and `unavailable`, in whole seconds. */
  readonly retryAfter?: number;
  /** For `method_not_allowed`. */
  readonly allow?: readonly string[];
  /** For `forbidden`: false when the refusal is not a lack of rights and gets no decision id. */
  readonly decided?: boolean;
  readonly cause?: unknown;
}

/** The one error that operations and the kernels raise. It holds no sentence and no status: a dialect adds both. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
  ) {
    super(code, { cause: detail.cause });
  }
}

/** An `invalid` error of one issue. */
export function invalid(field: string | null, rule: Rule, params?: Issue["params"]): AppError {
  return new AppError("invalid", { issues: [params ? { field, rule, params } : { field, rule }] });
}

/** A `too_many` error until `until`, both in ms; the wait is told in whole seconds, at least one. */
export function tooMany(until: number, now: number): AppError {
  return new AppError("too_many", { retryAfter: Math.max(1, Math.ceil((until - now) / 1000)) });
}
