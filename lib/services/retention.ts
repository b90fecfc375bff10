import type { Principal, SystemActor } from "../access/actor";
import { operation } from "../access/operation";
import { createJob } from "../db/jobs";
import { logEnds } from "../db/log-removal";
import { lockMark } from "../db/log-sums";
import { daysKept, lastRetention, readGrowth, readLag } from "../db/retention";
import { loadSettings } from "../db/settings";
import { transaction } from "../db/transaction";
import { LOGS, type LogName } from "../domain/log";
import { type LogRemoval, RETENTIONS } from "../domain/log-removal";
import { lagOf, nextRun, type RetentionFacts, type RetentionLag } from "../domain/retention";
import { wakeJobs } from "../jobs/wake";

const DAY = 86_400_000;

/**
 * Makes the jobs that delete rows older than their log keeps them, for each log at most one a day and one at a time, whichever of several
 * programs comes first. Runs each hour.
 */
export const beginRetention = operation.internal({
  at: ["POST", "/admin/logs/retention/"],
  run: async ({ call }: SystemActor): Promise<void> => {
    await loadSettings();
    for (const log of LOGS) await beginOf(log, call.time);
  },
});

/** How each log keeps its rows; for the panel, and for what warns of a log that lags behind. */
export const readRetention = operation({
  at: ["GET", "/admin/logs/retention/"],
  run: (actor: Principal): Promise<RetentionFacts[]> => Promise.all(LOGS.map((log) => factsOf(log, actor.call.time))),
});

/** Which logs lag behind with deleting, without the figures of the panel. */
export const readRetentionLag = operation({
  at: ["GET", "/admin/logs/retention/"],
  run: (actor: Principal): Promise<RetentionLag[]> => Promise.all(LOGS.map((log) => readLag(log, actor.call.time))),
});

async function beginOf(log: LogName, now: number): Promise<void> {
  const days = daysKept(log);
  const { lastId, oldest } = await logEnds(log);
  const to = now - days * DAY;
  if (days === 0 || oldest === null || oldest.getTime() >= to) return;
  const input: LogRemoval = { log, wanted: { query: "", from: 0, to, lastId }, author: { ip: "", requestId: "" } };
  await transaction(async (tx) => {
    await lockMark(tx, log);
    const last = await lastRetention(log, tx);
    if (last && (!last.over || last.createdAt.getTime() > now - DAY)) return;
    const owner = { id: null, name: "system" };
    await createJob(tx, { kind: RETENTIONS[log], owner, input, scope: { days }, createdAt: new Date(now) });
  });
  wakeJobs();
}

async function factsOf(log: LogName, now: number): Promise<RetentionFacts> {
  const [growth, last, days] = [await readGrowth(log, now), await lastRetention(log), daysKept(log)];
  const { oldest } = growth;
  const next = nextRun(oldest, days, last?.createdAt ?? null, now);
  return { log, days, ...growth, last, next, due: next !== null && next.getTime() <= now, ...lagOf(oldest, days, now) };
}
