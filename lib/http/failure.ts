import { databaseError } from "../db/errors";
import { AppError } from "../errors";

/**
 * Whatever was thrown, as an error that a dialect can tell: unknown ones become `internal` and are printed with the request id.
 * The printed text is the error's kind and place only: a database message repeats values.
 */
export function describeFailure(thrown: unknown, requestId: string): AppError {
  const error = databaseError(thrown);
  if (error instanceof AppError) return error;
  const kind = error instanceof Error ? `${error.name}${placeOf(error)}` : typeof error;
  process.stderr.write(`request ${requestId} failed: ${kind}\n`);
  return new AppError("internal", { cause: error });
}

function placeOf(error: Error): string {
  const lines = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return lines.length > 0 ? `\n${lines.slice(0, 12).join("\n")}` : "";
}
