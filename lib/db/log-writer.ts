import type { ErrorRow, LoginRow, OperationRow } from "@/lib/domain/log";
import { processWide } from "@/lib/global";
import type { Tx } from "./client";
import { insertLogRows } from "./log-insert";
import { write } from "./statement";
import { transaction } from "./transaction";

/** What one request leaves in the logs. */
export interface LogRows {
  readonly operation?: OperationRow;
  readonly error?: ErrorRow;
  readonly login?: LoginRow;
  /** A session that was used, to note when. */
  readonly seen?: { readonly sessionId: string; readonly at: Date };
}

interface Writer {
  waiting: { rows: LogRows; done: () => void }[];
  running: boolean;
  failures: number;
}
const writer = () => processWide("log-writer", (): Writer => ({ waiting: [], running: false, failures: 0 }));

/**
 * Writes the rows in one transaction with those of other requests that wait; done when they are durable. It never fails: rows
 * that cannot be written are counted and told on standard error, and the answer leaves unchanged (contract section 2.11).
 */
export function writeLogs(rows: LogRows): Promise<void> {
  return new Promise((done) => {
    writer().waiting.push({ rows, done });
    if (!writer().running) void flush();
  });
}

/** How many requests of this process left no rows because the database refused them. */
export function logFailures(): number {
  return writer().failures;
}

async function flush(): Promise<void> {
  const state = writer();
  state.running = true;
  while (state.waiting.length > 0) {
    const batch = state.waiting.splice(0, MAX_BATCH);
    await writeBatch(batch.map(({ rows }) => rows)).catch((error: unknown) => {
      state.failures += batch.length;
      // The message of a database error repeats values; its kind is all that may be shown.
      const kind = error instanceof Error ? error.name : "error";
      process.stderr.write(`log rows of ${batch.length} requests were not written (${kind})\n`);
    });
    for (const { done } of batch) done();
  }
  state.running = false;
}

/** Bounded by the number of values one statement may bind. */
const MAX_BATCH = 500;

async function writeBatch(batch: readonly LogRows[]): Promise<void> {
  const rows = {
    operation_logs: batch.flatMap(({ operation }) => operation ?? []),
    error_logs: batch.flatMap(({ error }) => error ?? []),
    login_logs: batch.flatMap(({ login }) => login ?? []),
  };
  const seen = new Map(batch.flatMap(({ seen }) => (seen ? [[seen.sessionId, seen.at] as const] : [])));
  const writes = [
    ...(rows.operation_logs.length > 0 ? [(on?: Tx) => insertLogRows("operation_logs", rows.operation_logs, on)] : []),
    ...(rows.error_logs.length > 0 ? [(on?: Tx) => insertLogRows("error_logs", rows.error_logs, on)] : []),
    ...(rows.login_logs.length > 0 ? [(on?: Tx) => insertLogRows("login_logs", rows.login_logs, on)] : []),
    ...[...seen].map(
      ([id, at]) =>
        (on?: Tx) =>
          write("UPDATE sessions SET last_seen_at = ? WHERE id = ?", [at, id], on),
    ),
  ];
  const [only, ...others] = writes;
  if (!only) return;
  if (others.length === 0) await only();
  else {
    await transaction(async (tx) => {
      for (const each of writes) await each(tx);
    });
  }
}
