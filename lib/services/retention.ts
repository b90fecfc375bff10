import type { Principal, SystemActor } from "../access/actor";
import { operation } from "../access/operation";
import { archiveDirectory, archiveSize, archiveState } from "../db/archive-place";
import { createJob } from "../db/jobs";
import { settleArchive } from "../db/log-archive";
import { logEnds } from "../db/log-removal";
import { countSummed } from "../db/log-sum-reader";
import { lockMark } from "../db/log-sums";
import { daysKept, lastArchive, lastRetention, readGrowth, readLag } from "../db/retention";
import { loadSettings } from "../db/settings";
import { transaction } from "../db/transaction";
import { LOGS, type LogName } from "../domain/log";
import type { ArchivePlace, ArchiveProblem } from "../domain/log-archive";
import { type LogRemoval, RETENTIONS } from "../domain/log-removal";
import { lagOf, nextRun, type RetentionFacts, type RetentionLag } from "../domain/retention";
import { wakeJobs } from "../jobs/wake";

const DAY = 86_400_000;

/**
 * Makes the jobs that delete rows older than their log keeps them, for each log at most one a day and one at a time, whichever of several
 * programs comes first, and tidies what the last ones archived. Runs each hour.
 */
export const beginRetention = operation.internal({
  at: ["POST", "/admin/logs/retention/"],
  run: async ({ call }: SystemActor): Promise<void> => {
    await loadSettings();
    for (const log of LOGS) await beginOf(log, call.time);
    await settleArchives();
  },
});

/** How each log keeps its rows; for the panel, and for what warns of a log that lags behind. */
export const readRetention = operation({
  at: ["GET", "/admin/logs/retention/"],
  run: (actor: Principal): Promise<RetentionFacts[]> => Promise.all(LOGS.map((log) => factsOf(log, actor.call.time))),
});

/** Which logs lag behind with deleting, or cannot archive, without the figures of the panel. */
export const readRetentionState = operation({
  at: ["GET", "/admin/logs/retention/"],
  run: ({ call }: Principal): Promise<RetentionState[]> =>
    Promise.all(
      LOGS.map(async (log) => {
        const [lag, last] = await Promise.all([readLag(log, call.time), lastRetention(log)]);
        return { ...lag, unarchived: last?.unarchived ?? null };
      }),
    ),
});

/** Where rows are archived before they are deleted for their age; null when they are not. */
export const readArchive = operation({
  at: ["GET", "/admin/logs/retention/"],
  run: async (): Promise<ArchivePlace | null> => {
    const directory = archiveDirectory();
    if (directory === null) return null;
    const found = await Promise.all(
      LOGS.map(async (log) => ({ log, file: (await lastArchive(log)).files.findLast(({ rows }) => rows > 0) })),
    );
    const files = found.flatMap(({ log, file }) => (file ? [{ log, name: file.name, rows: file.rows }] : []));
    const sized = files.map(async (file) => ({ ...file, bytes: await archiveSize(directory, file.name) }));
    return { directory, state: await archiveState(directory), files: await Promise.all(sized) };
  },
});

/** Whether rows of a log go when they should, and why not if that lies with the archive. */
export interface RetentionState extends RetentionLag {
  readonly unarchived: ArchiveProblem | null;
}

async function settleArchives(): Promise<void> {
  const directory = archiveDirectory();
  if (directory === null) return;
  for (const log of LOGS) {
    const { files, over } = await lastArchive(log);
    if (over) for (const file of files) await settleArchive(directory, file);
  }
}

async function beginOf(log: LogName, now: number): Promise<void> {
  const days = daysKept(log);
  const { lastId, oldest } = await logEnds(log);
  const to = now - days * DAY;
  if (days === 0 || oldest === null || oldest.getTime() >= to) return;
  const input: LogRemoval = { log, wanted: { query: "", from: 0, to, lastId }, author: { ip: "", requestId: "" } };
  const total = await countSummed({ log, from: 0, to, terms: [], text: "" });
  await transaction(async (tx) => {
    await lockMark(tx, log);
    const last = await lastRetention(log, tx);
    if (last && (!last.over || last.createdAt.getTime() > now - DAY)) return;
    const owner = { id: null, name: "system" };
    await createJob(tx, { kind: RETENTIONS[log], owner, input, scope: { days }, total, createdAt: new Date(now) });
  });
  wakeJobs();
}

async function factsOf(log: LogName, now: number): Promise<RetentionFacts> {
  const [growth, last, days] = [await readGrowth(log, now), await lastRetention(log), daysKept(log)];
  const { oldest } = growth;
  const next = nextRun(oldest, days, last?.createdAt ?? null, now);
  return { log, days, ...growth, last, next, due: next !== null && next.getTime() <= now, ...lagOf(oldest, days, now) };
}
