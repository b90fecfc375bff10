import { AppError, type Issue } from "../errors";
import { batchError, type Draft, inOrder, type OneOrMany } from "./draft";

/** What came of one object or of the rows of a batch, in input order. */
export type OneOrManyRows<R> = { readonly one: R } | { readonly many: readonly R[] };

/** The drafts of the input, one or many. */
export function draftsOf<T>(input: OneOrMany<T>): readonly Draft<T>[] {
  return "one" in input ? [input.one] : input.many;
}

/** The values of all drafts, or an `invalid` error with their issues and `more`, which stands row by row. */
export function settleRows<T>(input: OneOrMany<T>, more: readonly (readonly Issue[])[]): readonly T[] {
  const drafts = draftsOf(input);
  const rows = drafts.map((draft, at) => inOrder(draft, more[at] ?? []));
  refuseRows(input, rows, "invalid");
  return drafts.map((draft) => draft.values as T);
}

/** Raises `code` when there is an issue in one of the rows. */
export function refuseRows(input: OneOrMany<unknown>, rows: readonly (readonly Issue[])[], code: "invalid" | "forbidden"): void {
  const [first = []] = rows;
  if ("many" in input) {
    const error = batchError(rows, code);
    if (error) throw error;
  } else if (first.length > 0) {
    throw new AppError(code, { issues: first });
  }
}

/** The results in the shape of the input. */
export function asSent<R>(input: OneOrMany<unknown>, rows: readonly R[]): OneOrManyRows<R> {
  const [first] = rows;
  return "one" in input && first !== undefined ? { one: first } : { many: rows };
}
