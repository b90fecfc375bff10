import { AppError } from "@/lib/errors";
import { explainJson, MAX_DEPTH, OUT_OF_RANGE, Problem, TOO_DEEP } from "./json-problem";

/**
 * The value of a JSON text. Of repeated keys the last counts, `__proto__` is a key like any other, and lone surrogates stay for the
 * fields to refuse.
 * @throws AppError `malformed_body`, its reason in the words of the documents' framework and without any piece of the text.
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    checkValue(value, 0);
    return value;
  } catch (error) {
    const reason = error instanceof Problem ? error.message : explainJson(text);
    throw malformedJson(reason);
  }
}

/** A `malformed_body` error with the words after "JSON parse error - ". */
export function malformedJson(reason: string): AppError {
  return new AppError("malformed_body", { reason: `JSON parse error - ${reason}` });
}

/** JSON.parse takes any depth, and makes Infinity of 1e999. */
function checkValue(value: unknown, depth: number): void {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new Problem(OUT_OF_RANGE);
  if (typeof value !== "object" || value === null) return;
  if (depth >= MAX_DEPTH) throw new Problem(TOO_DEEP);
  for (const entry of Array.isArray(value) ? value : Object.values(value)) checkValue(entry, depth + 1);
}
