import { MAX_ID } from "./limits";

/** The id that a `PK` segment of a path names (contract section 2.1): 1 to 10 ASCII digits, 1 to 2147483647; else null. */
export function primaryKey(segment: string | undefined): number | null {
  if (segment === undefined || !/^[0-9]{1,10}$/.test(segment)) return null;
  const id = Number(segment);
  return id >= 1 && id <= MAX_ID ? id : null;
}

/** The ids of a text such as `1,2,3`; whatever is none is left out. */
export function idsOf(text: string): number[] {
  return [...new Set(text.split(",").flatMap((one) => primaryKey(one.trim()) ?? []))];
}
