import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requirePerson } from "../access/protection";
import { db } from "../db/client";
import { dropDrafts, IMPORT_PORTION, type ImportDraft, readDraft, rowsAt } from "../db/import-drafts";
import { readRows } from "../db/job-rows";
import { startDraft } from "../db/jobs";
import { transaction } from "../db/transaction";
import type { ImportColumns } from "../domain/import-columns";
import { type ImportPlan, levelCounts, placesOf } from "../domain/import-plan";
import type { ImportLevel, StagedRow } from "../domain/import-row";
import type { Window } from "../domain/listing";
import { AppError, invalid } from "../errors";
import { wakeJobs } from "../jobs/wake";
import { openStaged } from "../security/staged-rows";

/** A row of a dry run as pages show it. */
export interface DryRow extends Pick<StagedRow, "line" | "issues" | "warnings"> {
  readonly username: string;
}

/** A part of a dry run. */
export interface DryRun {
  readonly plan: ImportPlan;
  readonly counts: Readonly<Record<ImportLevel, number>>;
  /** The cells of the first record: the heads, or a first row. */
  readonly first: readonly string[];
  readonly rows: readonly DryRow[];
}

/** A part of a draft's dry run, errors first; `level` null for all rows. */
export const readImport = operation({
  at: ["GET", "/admin/users/imports/{pk}/"],
  target: ownDraft,
  run: async (
    _actor: Principal,
    { id, plan }: ImportDraft,
    { level, window }: { readonly level: ImportLevel | null; readonly window: Window },
  ): Promise<DryRun> => {
    const places = placesOf(plan, level).slice(window.offset, window.offset + window.limit);
    const [first] = await opened(id, [0]);
    const rows = (await opened(id, places)).map((row) => dryRow(row, plan.columns));
    return { plan, counts: levelCounts(plan), first: first?.cells ?? [], rows };
  },
});

/** All rows of a draft's dry run in the order of the table, portion by portion. */
export const readImportRows = operation({
  at: ["GET", "/admin/users/imports/{pk}/rows/"],
  target: ownDraft,
  run: async (_actor: Principal, { id, plan }: ImportDraft): Promise<AsyncIterable<DryRow[]>> => dryRows(id, plan),
});

/** Gives a draft without errors the word: a job creates all of its users, or none. The number of the job. */
export const startImport = operation({
  at: ["POST", "/admin/users/imports/{pk}/"],
  target: ownDraft,
  run: async (actor: Principal, { id, plan }: ImportDraft): Promise<{ id: number }> => {
    if (levelCounts(plan).error > 0) throw invalid(null, "rows_invalid");
    const started = await transaction((tx) => startDraft(tx, id, requirePerson(actor).user.id, new Date(actor.call.time)));
    if (!started) throw new AppError("not_found");
    wakeJobs();
    return { id };
  },
});

/** Erases a draft. */
export const dropImport = operation({
  at: ["DELETE", "/admin/users/imports/{pk}/"],
  target: ownDraft,
  run: async (actor: Principal): Promise<void> => {
    await transaction((tx) => dropDrafts(tx, requirePerson(actor).user.id));
  },
});

/** Drafts are private: they belong to a user, and hold what that user typed. */
async function ownDraft(actor: Principal, { pk }: Params): Promise<ImportDraft> {
  return readDraft(pk, requirePerson(actor).user.id);
}

async function opened(id: number, places: readonly number[]): Promise<StagedRow[]> {
  return (await rowsAt(id, places)).flatMap(({ position, data }) => openStaged(id, position, data) ?? []);
}

async function* dryRows(id: number, plan: ImportPlan): AsyncGenerator<DryRow[]> {
  const last = plan.levels.length + (plan.named ? 1 : 0);
  for (let from = plan.named ? 1 : 0; from < last; from += IMPORT_PORTION) {
    const rows = await readRows(db(), id, from, IMPORT_PORTION);
    yield rows.flatMap(({ position, data }) => {
      const row = openStaged(id, position, data);
      return row ? [dryRow(row, plan.columns)] : [];
    });
  }
}

function dryRow({ line, cells, issues, warnings }: StagedRow, columns: ImportColumns): DryRow {
  return { line, issues, warnings, username: cells[columns.indexOf("username")]?.trim() ?? "" };
}
