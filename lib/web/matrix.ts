import type { FormState } from "@/lib/domain/form-state";
import { matrixStroke } from "@/lib/domain/matrix-stroke";
import { MATRIX_METHODS, type MatrixPivot, type MatrixStroke } from "@/lib/domain/permission-matrix";
import { invalid } from "@/lib/errors";
import { paintMatrix } from "@/lib/services/permission-matrix";
import { one, type Query } from "./list-query";
import { submit } from "./submit";

/** Takes a stroke of the grid into the caller's draft; the first problem in the reader's language, or null. */
export async function submitStroke(stroke: MatrixStroke): Promise<string | null> {
  const { problems } = await submit(new FormData(), { run: paintMatrix, read: () => checked(stroke), after: () => ({}) });
  return problems[0]?.text ?? null;
}

/** Takes the boxes of the list into the caller's draft: `row` names the rows that were shown, `on` the cells that are ticked. */
export async function submitList(pivot: string, form: FormData): Promise<FormState> {
  const on = new Set(form.getAll("on").map(String));
  const rows = form.getAll("row").map(Number);
  const cells = rows.flatMap((row) => MATRIX_METHODS.map((method) => ({ row, method, on: on.has(`${row} ${method}`) })));
  return submit(form, {
    run: paintMatrix,
    read: () => checked({ pivot: pivotOf(pivot), cells }),
    after: () => ({ toast: { key: "matrix.taken" } }),
  });
}

/** What an address asks for, or null; `group=5`, `user=7` or `api=3`. */
export function askedPivot(query: Query): MatrixPivot | null {
  const [group, user, api] = ["group", "user", "api"].map((name) => Number(one(query, name)));
  if (user) return { user };
  if (api) return { api };
  return group ? { group } : null;
}

/** The pivot as a text of the address, such as `group=5`. */
export function pivotText(pivot: MatrixPivot): string {
  return Object.entries(pivot)
    .map(([name, id]) => `${name}=${id}`)
    .join("&");
}

function pivotOf(text: string): MatrixPivot {
  return askedPivot(Object.fromEntries(new URLSearchParams(text))) ?? { group: 0 };
}

function checked(stroke: unknown): MatrixStroke {
  const read = matrixStroke.safeParse(stroke);
  if (!read.success) throw invalid("cells", "list");
  return read.data;
}
