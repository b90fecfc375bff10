import { setImmediate as nextTurn } from "node:timers/promises";
import { isSuperuser, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requirePerson } from "../access/protection";
import { db } from "../db/client";
import { dropDrafts, IMPORT_PORTION, type ImportDraft, putStaged, readDraft, USER_IMPORT, updateDraft } from "../db/import-drafts";
import { importJudge } from "../db/import-judgement";
import { readRows } from "../db/job-rows";
import { createJob } from "../db/jobs";
import { slices } from "../db/page";
import { transaction } from "../db/transaction";
import { decodeTable, OpenQuote, readTable, type TableRecord } from "../domain/csv";
import { guessColumns } from "../domain/import-columns";
import { type ImportPlan, LETTERS } from "../domain/import-plan";
import { levelOf, MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS, type StagedRow } from "../domain/import-row";
import { invalid } from "../errors";
import { isWeakPassword } from "../security/password-strength";
import { openStaged, sealStaged } from "../security/staged-rows";

/** A table of new users: a file, or pasted cells when there is none. */
export interface ImportSource {
  readonly file: Blob | null;
  readonly text: string;
}

/** How the columns of a table are read. */
export type ImportReading = Pick<ImportPlan, "columns" | "named">;

const STAGING_TIMEOUT = 30_000;

/**
 * Takes a table of new users in and judges its rows; nothing is created. The number of the draft, which is erased within two hours.
 * Replaces the drafts that the caller had. Raises `invalid` on `file` for a table that cannot be read.
 */
export const stageImport = operation({
  at: ["POST", "/admin/users/imports/"],
  run: async (actor: Principal, _target: undefined, source: ImportSource): Promise<{ id: number }> => {
    const { user } = requirePerson(actor);
    const owner = { id: user.id, name: user.username };
    const records = await recordsOf(source);
    const guessed = guessColumns(records[0]?.cells ?? []);
    const named = guessed.some((field) => field !== null);
    const columns = named ? guessed : guessed.map((_, at) => (at === 0 ? "username" : null));
    const { plan, rows } = await judged(actor, { columns, named }, records);
    const createdAt = new Date(actor.call.time);
    const id = await transaction(
      async (tx) => {
        await dropDrafts(tx, owner.id);
        const job = { kind: USER_IMPORT, owner, input: plan, scope: scopeOf(plan), total: plan.levels.length, createdAt, draft: true };
        const made = await createJob(tx, job);
        await putStaged(tx, made, rows, sealStaged);
        return made;
      },
      { timeout: STAGING_TIMEOUT },
    );
    return { id };
  },
});

/** Reads the columns of a draft otherwise and judges its rows anew. */
export const rereadImport = operation({
  at: ["PATCH", "/admin/users/imports/{pk}/"],
  target: (actor: Principal, { pk }: Params) => readDraft(pk, requirePerson(actor).user.id),
  run: async (actor: Principal, draft: ImportDraft, reading: ImportReading): Promise<{ id: number }> => {
    const { plan, rows } = await judged(actor, reading, await stagedRecords(draft.id));
    await transaction(
      async (tx) => {
        await updateDraft(tx, draft.id, plan, scopeOf(plan), new Date(actor.call.time));
        await putStaged(tx, draft.id, rows, sealStaged);
      },
      { timeout: STAGING_TIMEOUT },
    );
    return { id: draft.id };
  },
});

async function recordsOf({ file, text }: ImportSource): Promise<TableRecord[]> {
  const table = file ? decodeTable(new Uint8Array(await file.arrayBuffer())) : text;
  if (table === null) throw invalid("file", "table_encoding");
  const records: TableRecord[] = [];
  try {
    for (const record of readTable(table)) {
      if (records.length > MAX_IMPORT_ROWS || record.cells.length > MAX_IMPORT_COLUMNS) {
        throw invalid("file", "table_size", { max: MAX_IMPORT_ROWS, columns: MAX_IMPORT_COLUMNS });
      }
      if (records.push(record) % 500 === 0) await nextTurn();
    }
  } catch (error) {
    throw error instanceof OpenQuote ? invalid("file", "table_quote", { line: error.line }) : error;
  }
  if (records.length === 0) throw invalid("file", "table_empty");
  return records;
}

/** The records with what a dry run finds of them. */
async function judged(actor: Principal, { columns, named }: ImportReading, records: readonly TableRecord[]) {
  const groups = actor.kind === "user" ? actor.snapshot.groups : new Map();
  const judge = importJudge({ columns, groups, superuser: isSuperuser(actor), isWeak: isWeakPassword });
  const rows: StagedRow[] = records
    .slice(0, named ? 1 : 0)
    .map((record) => ({ ...record, cells: [...record.cells], issues: [], warnings: [] }));
  const letters: string[] = [];
  let open = 0;
  for (const portion of slices(records.slice(rows.length), IMPORT_PORTION)) {
    const found = await judge(
      db(),
      portion.map(({ cells }) => cells),
    );
    for (const [at, { issues, warnings }] of found.entries()) {
      const { line = 0, cells = [] } = portion[at] ?? {};
      const row = {
        line,
        cells: [...cells],
        issues: issues.map((issue) => ({ ...issue, params: { ...issue.params } })),
        warnings: [...warnings],
      };
      rows.push(row);
      letters.push(LETTERS[levelOf(row)]);
      if (warnings.includes("no_password")) open += 1;
    }
    await nextTurn();
  }
  if (letters.length === 0) throw invalid("file", "table_empty");
  return { plan: { columns: [...columns], named, levels: letters.join(""), open }, rows };
}

async function stagedRecords(id: number): Promise<TableRecord[]> {
  const records: TableRecord[] = [];
  for (let from = 0; ; ) {
    const rows = await readRows(db(), id, from, IMPORT_PORTION);
    for (const { position, data } of rows) {
      const { line, cells } = openStaged(id, position, data) ?? { line: 0, cells: [] };
      records.push({ line, cells });
    }
    if (rows.length < IMPORT_PORTION) return records;
    from += rows.length;
  }
}

function scopeOf({ levels }: ImportPlan) {
  return { count: levels.length };
}
