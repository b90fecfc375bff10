import { setImmediate as nextTurn } from "node:timers/promises";
import { actorId, isSuperuser, type Principal } from "../access/actor";
import { db, type Tx } from "../db/client";
import { IMPORT_PORTION, USER_IMPORT } from "../db/import-drafts";
import { importJudge, storedValues } from "../db/import-judgement";
import { type MaterialRow, putRows, readRows } from "../db/job-rows";
import { insertNewUsers } from "../db/new-users";
import { slices } from "../db/page";
import { type ImportPlan, importPlan } from "../domain/import-plan";
import type { StagedRow } from "../domain/import-row";
import type { RowVerdict } from "../domain/job";
import type { Issue } from "../errors";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword, UNUSABLE_PASSWORD } from "../security/passwords";
import { openStaged, sealStaged } from "../security/staged-rows";
import { startImport } from "../services/user-imports";
import { type Advance, jobKind, type Work, type Write } from "./kind";

/** Passwords that one step hashes: about a second of work. */
const HASHES = 16;
/** Ten thousand rows in one transaction. */
const CREATION_TIMEOUT = 60_000;
const CREATION = "create";

interface Row extends StagedRow {
  readonly position: number;
}

/**
 * Creates the users of a draft, all or none: first it hashes their passwords, which is slow and can be taken up again, then it judges
 * and creates everybody in the one transaction that ends the job.
 */
export const userImport = jobKind<ImportPlan>({
  name: USER_IMPORT,
  input: importPlan,
  needs: startImport,
  timeout: CREATION_TIMEOUT,
  step: async (work) => {
    const { input, cursor } = work;
    if (!input.columns.includes("password") || cursor === CREATION) return create(work);
    return hash(work, Number(cursor ?? firstOf(input)));
  },
});

async function hash({ jobId, input }: Work<ImportPlan>, from: number): Promise<Write> {
  const rows = await openedRows(jobId, await readRows(db(), jobId, from, HASHES));
  const hashed = await Promise.all(rows.map((row) => withSecret(row, input)));
  const cursor = rows.length < HASHES ? CREATION : String(from + rows.length);
  return async (tx): Promise<Advance> => {
    await putRows(
      tx,
      jobId,
      hashed.map(({ position, ...row }) => ({ position, data: sealStaged(jobId, position, row), verdict: null })),
    );
    return { cursor, finished: rows.length, total: input.levels.length };
  };
}

/** The row with the hash in the place of its password. */
async function withSecret(row: Row, { columns }: ImportPlan): Promise<Row> {
  const at = columns.indexOf("password");
  const password = row.cells[at] ?? "";
  if (password.trim() === "" || row.secret) return row;
  const cell = (field: "username" | "phone" | "email") => row.cells[columns.indexOf(field)]?.trim() ?? "";
  const owner = { username: cell("username"), phone: cell("phone") || null, email: cell("email") || null };
  const secret = { password: await hashPassword(password, "batch"), passwordWeak: isWeakPassword(password, owner) };
  return { ...row, cells: row.cells.map((text, place) => (place === at ? "" : text)), secret };
}

async function create({ jobId, input, counts, owner, time }: Work<ImportPlan>): Promise<Write> {
  const rows: Row[] = [];
  for (let from = firstOf(input); ; from += IMPORT_PORTION) {
    const portion = await readRows(db(), jobId, from, IMPORT_PORTION);
    rows.push(...(await openedRows(jobId, portion)));
    if (portion.length < IMPORT_PORTION) break;
    await nextTurn();
  }
  const left = rows.length - counts.finished;
  return async (tx) => {
    const judged = await judgedRows(tx, rows, input, owner);
    const bad = judged.flatMap(({ issues }, at) => (issues.length > 0 ? [{ position: rows[at]?.position ?? 0, issues }] : []));
    if (bad.length > 0) return refused(tx, jobId, rows, input, bad);
    const author = { by: actorId(owner), now: new Date(time) };
    const users = judged.map(({ user: { password: _password, groups, ...user } }, at) => ({
      values: { ...storedValues(user), username: user.username ?? "" },
      groups,
      secret: rows[at]?.secret ?? { password: UNUSABLE_PASSWORD, passwordWeak: false },
    }));
    await insertNewUsers(tx, users, author);
    return { cursor: CREATION, finished: left, total: rows.length, end: { result: JSON.stringify({ created: users.length }) } };
  };
}

async function judgedRows(tx: Tx, rows: readonly Row[], { columns }: ImportPlan, owner: Principal) {
  const groups = owner.kind === "user" ? owner.snapshot.groups : new Map<number, never>();
  const judge = importJudge({ columns, groups, superuser: isSuperuser(owner), isWeak: () => false });
  const judged: Awaited<ReturnType<typeof judge>> = [];
  for (const portion of slices(rows, IMPORT_PORTION)) {
    const found = await judge(
      tx,
      portion.map(({ cells }) => cells),
    );
    judged.push(...found);
    // Ten thousand rows in one go would hold the event loop, on SQLite without a gap.
    await nextTurn();
  }
  return judged;
}

/** What changed since the dry run: the rows that cannot be created any more are told, and nobody is created. */
async function refused(
  tx: Tx,
  jobId: number,
  rows: readonly Row[],
  { columns }: ImportPlan,
  bad: readonly { readonly position: number; readonly issues: readonly Issue[] }[],
): Promise<Advance> {
  const names = new Map(rows.map(({ position, cells }) => [position, cells[columns.indexOf("username")] ?? ""]));
  const verdict = (position: number, issues: readonly Issue[]): RowVerdict => ({
    level: "failed",
    name: names.get(position) ?? "",
    problems: issues.map(({ field, rule, params }) => ({ field, code: `rules.${rule}`, ...(params && { params }) })),
  });
  await putRows(
    tx,
    jobId,
    bad.map(({ position, issues }) => ({ position, data: null, verdict: verdict(position, issues) })),
  );
  return { cursor: CREATION, failed: bad.length, end: { problem: "rules.rows_invalid" } };
}

async function openedRows(jobId: number, rows: readonly MaterialRow[]): Promise<Row[]> {
  return rows.map(({ position, data }) => {
    const row = openStaged(jobId, position, data);
    if (!row) throw new Error(`row ${position} of job ${jobId} cannot be opened`);
    return { ...row, position };
  });
}

function firstOf({ named }: ImportPlan): number {
  return named ? 1 : 0;
}
