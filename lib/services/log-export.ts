import { actorId, type Principal } from "../access/actor";
import { operation } from "../access/operation";
import { authorOf } from "../access/receipt-author";
import { createJob } from "../db/jobs";
import { readLastId } from "../db/log-ids";
import { countLog } from "../db/log-sample";
import { transaction } from "../db/transaction";
import { hasRoom } from "../db/volume";
import type { LogName } from "../domain/log";
import type { ExportForm } from "../domain/log-export";
import { EXPORTS, type LogExport } from "../domain/log-export-job";
import { parseLogQuery } from "../domain/log-query";
import { invalid } from "../errors";
import { wakeJobs } from "../jobs/wake";

/** What is to be in a file, and how it is written. */
export type AskedExport = Pick<LogExport, "query" | "from" | "to"> & ExportForm;

/**
 * Has a job write rows of the login log to a file, those that are there now; its number. Needs the right to list the log, also while the
 * job runs. Raises `invalid` when the disk is nearly full.
 */
export const prepareLogins = operation({
  at: ["GET", "/myapp/log/login/"],
  run: (actor: Principal, _target: undefined, asked: AskedExport) => prepare(actor, "login", asked),
});

/** As `prepareLogins`, of the operation log. */
export const prepareOperations = operation({
  at: ["GET", "/myapp/log/op/"],
  run: (actor: Principal, _target: undefined, asked: AskedExport) => prepare(actor, "op", asked),
});

/** As `prepareLogins`, of the error log. */
export const prepareErrors = operation({
  at: ["GET", "/myapp/log/error/"],
  run: (actor: Principal, _target: undefined, asked: AskedExport) => prepare(actor, "error", asked),
});

async function prepare(actor: Principal, log: LogName, asked: AskedExport): Promise<number> {
  if (!(await hasRoom())) throw invalid(null, "disk_full");
  const { from, to, query, format } = asked;
  const [lastId, { count, atLeast }] = await Promise.all([readLastId(log), countLog({ log, from, to, ...parseLogQuery(log, query) })]);
  const { time, actorName } = authorOf(actor);
  const input: LogExport = { ...asked, columns: [...asked.columns], log, lastId };
  const jobId = await transaction((tx) =>
    createJob(tx, {
      ...{ kind: EXPORTS[log], owner: { id: actorId(actor), name: actorName }, input, createdAt: time },
      ...{ scope: { format: format.toUpperCase() }, ...(!atLeast && { total: count }) },
    }),
  );
  wakeJobs();
  return jobId;
}
