/** The columns of a matrix; `ALL` stands for both words of "every method". */
export const MATRIX_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "ALL"] as const;
export type MatrixMethod = (typeof MATRIX_METHODS)[number];

/** Whose rights a matrix shows, API by API; or whose rights on one API, group by group. */
export type MatrixPivot = { readonly group: number } | { readonly user: number } | { readonly api: number };

/** An API of a subject, or a group of an API. */
export interface MatrixRow {
  readonly id: number;
  readonly label: string;
  readonly pattern: string | null;
  /** The name of the app; null for none. */
  readonly section: string | null;
  /** Methods that are granted, as saved. */
  readonly direct: readonly MatrixMethod[];
  /** Methods whose grant the draft changes. */
  readonly pending: readonly MatrixMethod[];
  /** Methods held through groups, with their names. */
  readonly via: readonly { readonly method: MatrixMethod; readonly names: string }[];
}

/** A matrix; `name` is that of the subject or the API. */
export interface PermissionMatrix {
  readonly pivot: MatrixPivot;
  readonly name: string;
  readonly rows: readonly MatrixRow[];
}

/** What a stroke of the matrix sends: cells by row and method, and whether they shall be granted. */
export interface MatrixStroke {
  readonly pivot: MatrixPivot;
  readonly cells: readonly { readonly row: number; readonly method: MatrixMethod; readonly on: boolean }[];
}

/** How a cell looks: granted, held through a group, covered by ALL, nothing, or about to change. */
export type CellState = "direct" | "via" | "covered" | "none" | "add" | "remove";

/** Whether a cell will be granted once the draft is saved; `painted` holds strokes that are still on their way. */
export function isWanted(row: MatrixRow, method: MatrixMethod, painted: ReadonlyMap<string, boolean>): boolean {
  const direct = row.direct.includes(method);
  return painted.get(cellKey(row.id, method)) ?? (row.pending.includes(method) ? !direct : direct);
}

/** The state of a cell. */
export function cellState(row: MatrixRow, method: MatrixMethod, painted: ReadonlyMap<string, boolean>): CellState {
  const direct = row.direct.includes(method);
  const wanted = isWanted(row, method, painted);
  if (wanted !== direct) return wanted ? "add" : "remove";
  if (direct) return "direct";
  if (row.via.some((one) => one.method === method)) return "via";
  const all = row.direct.includes("ALL") || row.via.some((one) => one.method === "ALL");
  return all && method !== "ALL" ? "covered" : "none";
}

/** The key of a cell among painted ones. */
export function cellKey(row: number, method: string): string {
  return `${row} ${method}`;
}

/** Rows whose name, app or pattern holds the text, whatever its case; `granted` leaves those with anything in them. */
export function filteredRows(rows: readonly MatrixRow[], text: string, granted: boolean): MatrixRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => {
    if (granted && row.direct.length + row.via.length + row.pending.length === 0) return false;
    return wanted === "" || [row.label, row.section, row.pattern].some((one) => one?.toLowerCase().includes(wanted));
  });
}
