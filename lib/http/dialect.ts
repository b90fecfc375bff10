import type { AppError, ErrorCode } from "../errors";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What goes out. A long list is text in pieces, so that it never stands in memory twice. */
export interface Answer {
  readonly status: number;
  /** JSON text; null for no body. */
  readonly body: string | readonly string[] | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The message the caller got, as the error log keeps it. */
  readonly message?: string;
}

/** What an error text may name of the request. */
export interface ErrorFacts {
  readonly method: string;
  readonly requestId: string;
}

/** How a document tells an error: status, body and the message for the error log. */
export interface Refusal {
  readonly status: number;
  readonly body: Json;
  readonly message: string;
}

/** How a document speaks. Everything that is the same in all four stands in the kernel. */
export interface Dialect {
  readonly name: "myapp" | "account" | "base" | "excourse" | "access";
  readonly accepts: "json" | "json_and_forms";
  /** `X-Request-Id` of the caller is given back, as far as it is one. */
  readonly echoesRequestId?: true;
  /** Value of `WWW-Authenticate` on every 401. */
  readonly challenge: string;
  fail(error: AppError, facts: ErrorFacts): Refusal;
}

/** The HTTP status of each code; a dialect that answers otherwise says so. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  cross_site: 403,
  not_found: 404,
  invalid: 400,
  malformed_body: 400,
  unsupported_media: 415,
  too_many: 429,
  too_large: 413,
  method_not_allowed: 405,
  unknown_address: 404,
  unavailable: 503,
  internal: 500,
};

/** An answer of one JSON value. */
export function json(status: number, body: Json, headers?: Answer["headers"]): Answer {
  return headers ? { status, body: JSON.stringify(body), headers } : { status, body: JSON.stringify(body) };
}
