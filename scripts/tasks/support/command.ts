import { type ParseArgsConfig, parseArgs } from "node:util";
import { ConfigError } from "@/lib/config";
import { closeDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { startFailure } from "@/lib/host/faults";
import { closePasswords } from "@/lib/security/passwords";

export type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/** The arguments cannot be used; its message stands above the usage. */
export class UsageError extends Error {}

/**
 * Runs one command of the shell with its arguments. Bad arguments print the usage and end with 2; what cannot be done prints one
 * line on standard error and ends with 1. Connections and threads are closed at the end.
 */
export async function runCommand<O extends Options>(
  usage: string,
  options: O,
  work: (parsed: Parsed<O>) => Promise<void>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  try {
    if (args.some((one) => one === "--help" || one === "-h")) return print(usage);
    await work(parsed(options, args));
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${usage}\n` : `${failure(error)}\n`);
  } finally {
    await closePasswords();
    await closeDb();
  }
}

/** One line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A whole number of at least `min`; an option that was not given is `otherwise`. */
export function wholeNumber(name: string, text: string | undefined, min: number, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min)) throw new UsageError(`--${name} must be a whole number of at least ${min}.`);
  return number;
}

function parsed<O extends Options>(options: O, args: readonly string[]): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function failure(error: unknown): string {
  if (error instanceof AppError) return APP_ERRORS[error.code] ?? `Refused: ${error.code}.`;
  return error instanceof ConfigError ? `${error.message}.` : startFailure(error);
}

const APP_ERRORS: Readonly<Record<string, string>> = {
  unavailable: "The database is busy or out of reach: try again in a moment.",
};
