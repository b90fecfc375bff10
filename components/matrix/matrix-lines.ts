import type { MatrixRow } from "@/lib/domain/permission-matrix";

/** A line of the grid: the head of an app with its rows, or a row. */
export type Line =
  | { readonly kind: "section"; readonly name: string; readonly rows: readonly MatrixRow[]; readonly collapsed: boolean }
  | { readonly kind: "row"; readonly row: MatrixRow };

/** Rows in lines, each app under its head; the rows of collapsed apps are left out. `unnamed` names what has no app. */
export function linesOf(rows: readonly MatrixRow[], collapsed: ReadonlySet<string>, unnamed: string | null): Line[] {
  if (unnamed === null) return rows.map((row) => ({ kind: "row", row }));
  const sections = new Map<string, MatrixRow[]>();
  for (const row of rows) {
    const name = row.section ?? unnamed;
    const there = sections.get(name);
    if (there) there.push(row);
    else sections.set(name, [row]);
  }
  return [...sections].flatMap(([name, inside]): Line[] => {
    const closed = collapsed.has(name);
    return [
      { kind: "section", name, rows: inside, collapsed: closed },
      ...(closed ? [] : inside.map((row): Line => ({ kind: "row", row }))),
    ];
  });
}

/** The rows of a line. */
export function rowsOf(line: Line): readonly MatrixRow[] {
  return line.kind === "row" ? [line.row] : line.rows;
}
