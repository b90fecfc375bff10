import type { ErrorRow, LoginRow, OperationRow } from "@/lib/domain/log";
import { processWide } from "@/lib/global";
import { db } from "./client";
import { retried } from "./transaction";

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
  const operations = batch.flatMap(({ operation }) => operation ?? []);
  const errors = batch.flatMap(({ error }) => error ?? []);
  const logins = batch.flatMap(({ login }) => login ?? []);
  const seen = new Map(batch.flatMap((rows) => (rows.seen ? [[rows.seen.sessionId, rows.seen.at] as const] : [])));
  const writes = [
    ...(operations.length > 0 ? [() => db().operationLog.createMany({ data: [...operations] })] : []),
    ...(errors.length > 0 ? [() => db().errorLog.createMany({ data: [...errors] })] : []),
    ...(logins.length > 0 ? [() => db().loginLog.createMany({ data: [...logins] })] : []),
    ...[...seen].map(
      ([id, lastSeenAt]) =>
        () =>
          db().session.updateMany({ where: { id }, data: { lastSeenAt } }),
    ),
  ];
  const [only, ...others] = writes;
  if (!only) return;
  await retried(async () => {
    if (others.length === 0) await only();
    else await db().$transaction(writes.map((write) => write()));
  });
}
