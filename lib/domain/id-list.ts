import { AppError, type Issue } from "../errors";
import { MAX_IDS } from "./limits";

/** Ids as a caller gave them, duplicates removed; or the reason why they cannot be read. */
export type IdsReading = readonly number[] | "absent" | "malformed" | "too_many";

/** Id lists by the name of their parameter, in the order their issues are told. */
export type IdLists<N extends string> = Readonly<Record<N, IdsReading>>;

const TOLD_UNKNOWN = 20;

/** The ids of a list that must be there (contract section 4.7). Raises `invalid`. */
export function requiredIds(field: string, reading: IdsReading): readonly number[] {
  if (reading === "absent") throw new AppError("invalid", { issues: [{ field, rule: "required" }] });
  return givenIds({ [field]: reading })[field] ?? [];
}

/** The ids of lists that may be left out: then none. Raises `invalid` with the issues of all lists. */
export function givenIds<N extends string>(lists: IdLists<N>): Readonly<Partial<Record<N, readonly number[]>>> {
  const ids: Partial<Record<N, readonly number[]>> = {};
  const issues: Issue[] = [];
  for (const field of fieldsOf(lists)) {
    const reading: IdsReading = lists[field];
    if (reading === "malformed") issues.push({ field, rule: "integer" });
    else if (reading === "too_many") issues.push({ field, rule: "max_elements", params: { max: MAX_IDS } });
    else if (reading !== "absent") ids[field] = reading;
  }
  raise(issues);
  return ids;
}

/** Raises `invalid` with one issue for each unknown id, of each list at most 20, in the order given. */
export function refuseUnknown(unknown: Readonly<Record<string, readonly number[]>>): void {
  raise(
    Object.entries(unknown).flatMap(([field, ids]) =>
      ids.slice(0, TOLD_UNKNOWN).map((value): Issue => ({ field, rule: "pk_missing", params: { value } })),
    ),
  );
}

function fieldsOf<N extends string>(lists: IdLists<N>): N[] {
  return Object.keys(lists) as N[];
}

function raise(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new AppError("invalid", { issues });
}
