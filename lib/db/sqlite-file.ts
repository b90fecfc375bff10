import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";

/** Longest wait for the lock of another process or thread, in ms; longer waits are tries of `transaction`. */
export const BUSY_TIMEOUT = 100;

/** Pages in the write-ahead log (16 MiB) from which on a commit moves them itself, since the thread for it (`worker/writer.ts`) lags. */
const LAGGING = 4_000;

/** Run on every connection that writes (security section 2.8). */
export const CONNECTION_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA journal_size_limit = ${64 * 1024 * 1024};
  PRAGMA secure_delete = FAST;
  PRAGMA wal_autocheckpoint = ${LAGGING};
`;

/** Makes the folder (0700) and the file (0600) of a database when they are missing; SQLite gives its side files the same mode. */
export function prepareFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(file, "ax", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    restrict(file);
  }
}

/** A file put there by hand may be open to all; one that belongs to someone else stays as it is. */
function restrict(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && (error.code === "EPERM" || error.code === "EROFS"))) throw error;
  }
}
