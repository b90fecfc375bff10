import type { Row } from "../statement";
import type { Failure } from "./writer-messages";

type Value = string | number | bigint | null;

/** What the main thread asks: a statement that changes no row, with its values; or `null` for the next portion of the last answer. */
export type Ask = { readonly sql: string; readonly params: readonly Value[] } | null;

/** Rows come in portions that are asked for one by one, so that taking them over never holds the main thread for long. */
export type Answer = { readonly rows: readonly Row[]; readonly more: boolean } | Failure;
