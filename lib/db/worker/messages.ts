import type { Row } from "../statement";

/** What the main thread asks: a statement that changes no row, with its values; or `null` for the next portion of the last answer. */
export type Ask = { readonly sql: string; readonly params: readonly (string | number | bigint | null)[] } | null;

/** Rows come in portions that are asked for one by one, so that taking them over never holds the main thread for long. */
export type Answer = { readonly rows: readonly Row[]; readonly more: boolean } | { readonly code: string; readonly message: string };
