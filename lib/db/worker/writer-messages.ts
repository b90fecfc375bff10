type Value = string | number | bigint | null;

/** Statements for one transaction, each perhaps with the number of rows that it must change. */
export type Batch = readonly { readonly sql: string; readonly params: readonly Value[]; readonly changes: number | null }[];

/** What the writing thread is asked: to make a batch ready, to run it, or to look whether a checkpoint is worth it, which it does not answer. */
export type WriterAsk = Batch | "go" | "checkpoint";

/** `held`: how long (ms) the transaction kept other writes out; null when a statement changed another number of rows, so that nothing was written. */
export type WriterAnswer = "ready" | { readonly held: number | null } | Failure;

/** What went wrong, with SQLite's own code if it has one. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}
