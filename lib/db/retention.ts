import { z } from "zod";
import { config } from "@/lib/config";
import type { LogName } from "@/lib/domain/log";
import { type ArchiveFile, isArchiveProblem } from "@/lib/domain/log-archive";
import { RETENTIONS, removalCursor } from "@/lib/domain/log-removal";
import { effectiveDays, lagOf, type RetentionFacts, type RetentionLag } from "@/lib/domain/retention";
import { db, type Tx } from "./client";
import { logEnds } from "./log-removal";
import { countSummed } from "./log-sum-reader";
import { LOG_TABLES } from "./log-tables";
import { TEXT_COLUMNS } from "./log-text";
import { lookUp, moment } from "./statement";
import { readAside } from "./worker/read-aside";

const DAY = 86_400_000;
const MEASURED_DAYS = 30;
const LATEST = Date.UTC(9999, 0, 1);
/** What a row has besides its texts, and how much its indexes, counts and search index add to it: measured on 5,600,000 rows of SQLite. */
const FIXED_BYTES = 160;
const OVERHEAD = 2.1;
const WEIGHED = 500;

/** For how many days a log keeps its rows, 0 for ever: its setting, and never below the legal minimum. */
export function daysKept(log: LogName): number {
  return effectiveDays(config(SETTINGS[log]), config("LOG_MIN_RETENTION_DAYS"));
}

const SETTINGS = {
  login: "LOG_RETENTION_LOGIN_DAYS",
  op: "LOG_RETENTION_OPERATION_DAYS",
  error: "LOG_RETENTION_ERROR_DAYS",
} as const satisfies Record<LogName, string>;

/** Whether rows of a log go when they should; one step along the index of time. */
export async function readLag(log: LogName, now: number): Promise<RetentionLag> {
  const [row] = await lookUp(`SELECT min(time) AS time FROM ${LOG_TABLES[log]}`, [], z.object({ time: moment.nullable() }));
  const [oldest, days] = [row?.time ?? null, daysKept(log)];
  return { log, days, oldest, ...lagOf(oldest, days, now) };
}

/** How much a log holds and how fast it grows, by what is counted ahead. */
export async function readGrowth(log: LogName, now: number): Promise<Pick<RetentionFacts, "oldest" | "rows" | "perDay" | "bytesPerRow">> {
  const { oldest } = await logEnds(log);
  const all = { log, from: 0, to: LATEST, terms: [], text: "" };
  const since = Math.max(now - MEASURED_DAYS * DAY, oldest?.getTime() ?? now);
  const [rows, recent, bytesPerRow] = await Promise.all([countSummed(all), countSummed({ ...all, from: since }), weigh(log)]);
  return { oldest, rows, perDay: recent / Math.max(1, (now - since) / DAY), bytesPerRow };
}

/** The files of the last job of a log that archived rows, the last one growing until the job is over. */
export async function lastArchive(log: LogName): Promise<{ readonly files: readonly ArchiveFile[]; readonly over: boolean }> {
  const job = await db().job.findFirst({
    where: { ownerId: null, kind: RETENTIONS[log], cursor: { contains: '"files":[{' } },
    orderBy: { id: "desc" },
    select: { cursor: true, endedAt: true },
  });
  return { files: job?.cursor ? removalCursor.parse(JSON.parse(job.cursor)).files : [], over: Boolean(job?.endedAt) };
}

/** The last job that deleted rows of a log for their age. */
export async function lastRetention(log: LogName, on: Tx = db()): Promise<(RetentionFacts["last"] & { createdAt: Date }) | null> {
  const job = await on.job.findFirst({
    where: { ownerId: null, kind: RETENTIONS[log] },
    orderBy: { id: "desc" },
    select: { id: true, createdAt: true, endedAt: true, finished: true, problem: true },
  });
  if (!job) return null;
  const { id: jobId, createdAt, endedAt, finished: rows, problem } = job;
  return {
    jobId,
    at: endedAt ?? createdAt,
    rows,
    over: endedAt !== null,
    createdAt,
    unarchived: isArchiveProblem(problem) ? problem : null,
  };
}

async function weigh(log: LogName): Promise<number> {
  const texts = TEXT_COLUMNS[log].map((column) => `coalesce(length(${column}), 0)`).join(" + ");
  const sql = `SELECT avg(n) AS n FROM (SELECT ${texts} AS n FROM ${LOG_TABLES[log]} ORDER BY id DESC LIMIT ${WEIGHED}) r`;
  const [row] = await readAside(sql, [], z.object({ n: z.coerce.number().nullable() }));
  return Math.round(((row?.n ?? 0) + FIXED_BYTES) * OVERHEAD);
}
