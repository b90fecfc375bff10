import { type ImportPlan, importPlan } from "@/lib/domain/import-plan";
import type { StagedRow } from "@/lib/domain/import-row";
import type { JobScope } from "@/lib/domain/job";
import { primaryKey } from "@/lib/domain/primary-key";
import { AppError } from "@/lib/errors";
import { db, type Tx } from "./client";
import { putRows } from "./job-rows";
import { inputOf } from "./jobs";
import { slices } from "./page";

/** The kind of the jobs that import users. */
export const USER_IMPORT = "importUsers";

/** Rows that are judged, sealed or opened between two pauses of the event loop. */
export const IMPORT_PORTION = 50;

/** Rows that wait to be imported. */
export interface ImportDraft {
  readonly id: number;
  readonly plan: ImportPlan;
}

/** The draft of this owner under this number. Raises `not_found`. */
export async function readDraft(pk: string | undefined, ownerId: number): Promise<ImportDraft> {
  const id = primaryKey(pk);
  const where = { id: id ?? 0, ownerId, kind: USER_IMPORT, state: "draft" };
  const row = await db().job.findFirst({ where, select: { id: true, input: true } });
  if (!row) throw new AppError("not_found");
  return { id: row.id, plan: importPlan.parse(inputOf(row.input).input) };
}

/** Gives a draft another plan. */
export async function updateDraft(tx: Tx, id: number, plan: ImportPlan, scope: JobScope, changedAt: Date): Promise<void> {
  const data = { input: JSON.stringify({ scope, input: plan }), changedAt };
  await tx.job.updateMany({ where: { id, state: "draft" }, data });
}

/** Erases all drafts of an owner, with their rows. */
export async function dropDrafts(tx: Tx, ownerId: number): Promise<void> {
  await tx.job.deleteMany({ where: { ownerId, kind: USER_IMPORT, state: "draft" } });
}

/** Puts rows into a draft, over those that it has; `seal` makes each of them unreadable. */
export async function putStaged(
  tx: Tx,
  id: number,
  rows: readonly StagedRow[],
  seal: (jobId: number, position: number, row: StagedRow) => string,
): Promise<void> {
  let from = 0;
  for (const portion of slices(rows, IMPORT_PORTION)) {
    const sealed = portion.map((row, at) => ({ position: from + at, data: seal(id, from + at, row), verdict: null }));
    await putRows(tx, id, sealed);
    from += portion.length;
  }
}

/** The sealed rows at these positions, in the order asked for. */
export async function rowsAt(jobId: number, positions: readonly number[]): Promise<{ position: number; data: string | null }[]> {
  const where = { jobId, position: { in: [...positions] } };
  const rows = await db().jobRow.findMany({ where, select: { position: true, data: true } });
  const found = new Map(rows.map((row) => [row.position, row]));
  return positions.flatMap((position) => found.get(position) ?? []);
}
