import { writeLogs } from "../db/log-writer";
import { ANONYMOUS_ROWS_PER_MINUTE } from "../domain/limits";
import type { OperationRow } from "../domain/log";
import { processWide } from "../global";

interface Minute {
  rows: number;
  /** Stands for the requests past the limit; written when the minute is over. */
  rest: OperationRow | null;
}
const minutes = () => processWide("flood-guard", () => new Map<string, Minute>());
const MINUTE = 60_000;

/**
 * Whether the refused request of a stranger is past what one source may write into the log in a minute. It is then kept as part of
 * one row that tells their number (contract section 2.11).
 */
export function isFlooding(source: string, row: OperationRow): boolean {
  const minute = minutes().get(source) ?? open(source);
  minute.rows += 1;
  if (minute.rows <= ANONYMOUS_ROWS_PER_MINUTE) return false;
  minute.rest = { ...row, content: null, repeats: (minute.rest?.repeats ?? 0) + 1 };
  return true;
}

/** Writes the rows of all running minutes, before the program stops. */
export async function closeFloodGuard(): Promise<void> {
  await Promise.all([...minutes().keys()].map(close));
}

function open(source: string): Minute {
  const minute: Minute = { rows: 0, rest: null };
  minutes().set(source, minute);
  setTimeout(() => void close(source), MINUTE).unref();
  return minute;
}

async function close(source: string): Promise<void> {
  const rest = minutes().get(source)?.rest;
  minutes().delete(source);
  if (rest) await writeLogs({ operation: rest });
}
