import { z } from "zod";
import { IMPORT_FIELDS, type ImportColumns } from "./import-columns";
import type { ImportLevel } from "./import-row";

/** Reads a plan that is kept as JSON. */
export const importPlan = z.object({
  columns: z.array(z.enum(IMPORT_FIELDS).nullable()),
  /** Whether the first record holds the heads of the columns. */
  named: z.boolean(),
  /** What the dry run found of each record, a letter each: see `LETTERS`. The record of the heads has none. */
  levels: z.string(),
  /** How many rows have no password. */
  open: z.number(),
});

/** How the rows of an import are read, and what the last dry run found; holds nothing of the rows themselves. */
export interface ImportPlan extends Readonly<Omit<z.output<typeof importPlan>, "columns">> {
  readonly columns: ImportColumns;
}

export const LETTERS = { error: "e", warning: "w", ok: "o" } as const satisfies Record<ImportLevel, string>;

/** How many rows a dry run found of each level. */
export function levelCounts({ levels }: Pick<ImportPlan, "levels">): Readonly<Record<ImportLevel, number>> {
  const counts = { error: 0, warning: 0, ok: 0 };
  for (const letter of levels) counts[letter === LETTERS.error ? "error" : letter === LETTERS.warning ? "warning" : "ok"] += 1;
  return counts;
}

/** The places of the rows of this level, of null all: errors first, then warnings. Places count from 0, with the record of the heads. */
export function placesOf({ levels, named }: Pick<ImportPlan, "levels" | "named">, level: ImportLevel | null): number[] {
  const first = named ? 1 : 0;
  const wanted = (["error", "warning", "ok"] as const).filter((one) => level === null || one === level);
  return wanted.flatMap((one) => [...levels].flatMap((letter, at) => (letter === LETTERS[one] ? [at + first] : [])));
}
