/** The limits of contract section 2.8. Windows in milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const SIGN_IN_PER_ACCOUNT = { points: 10, windowMs: 15 * MINUTE } as const;
export const SIGN_IN_PER_SOURCE = { points: 100, windowMs: 15 * MINUTE } as const;
export const REGISTRATION_PER_SOURCE = { points: 100, windowMs: HOUR } as const;
export const REFRESH_PER_SOURCE = { points: 60, windowMs: MINUTE } as const;
/** Messages with a code: between two to one phone, to one phone, from one source, and over the whole site. */
export const SMS_PAUSE = { points: 1, windowMs: MINUTE } as const;
export const SMS_PER_PHONE = { points: 10, windowMs: 24 * HOUR } as const;
export const SMS_PER_SOURCE = { points: 20, windowMs: HOUR } as const;
export const SMS_BUDGET_MS = 24 * HOUR;
/** Wrong tries that kill a code. */
export const CODE_TRIES = 5;

export const MAX_BODY_BYTES = 1_048_576;
export const MAX_IDS = 10_000;
export const MAX_BATCH_ROWS = 1_000;
/** The greatest value of an id column. */
export const MAX_ID = 2_147_483_647;
/** Rows of an opt-in page when no valid `limit` is given. */
export const DEFAULT_PAGE = 100;
export const ANONYMOUS_ROWS_PER_MINUTE = 600;

/** Which per-source limit stands before an endpoint. */
export type SourceLimit = "sign_in" | "registration" | "refresh";

/** The name of a per-source counter. */
export function sourceKey(limit: SourceLimit, source: string): string {
  return `${limit}:${source}`;
}
