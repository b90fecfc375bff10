import { actorId, type Principal } from "../access/actor";
import { operation } from "../access/operation";
import { authorOf } from "../access/receipt-author";
import { config } from "../config";
import { createJob } from "../db/jobs";
import { readPreview } from "../db/log-preview";
import { transaction } from "../db/transaction";
import type { LogName } from "../domain/log";
import { type AskedRows, DELETIONS, type LogRemoval, type RemovalPreview, removableBefore, type WantedRows } from "../domain/log-removal";
import { invalid } from "../errors";
import { wakeJobs } from "../jobs/wake";

/** How long the deletion of what a filter finds can be taken back, in ms. */
const UNDO = 10_000;

/** What is to be deleted, and how many rows somebody saw of it. */
export interface Removal {
  readonly wanted: WantedRows;
  readonly count: number;
  /** Somebody saw that there are so many at least. */
  readonly atLeast: boolean;
}

/** The job that was made; `undoable` for some seconds, until it begins. */
export interface BegunRemoval {
  readonly jobId: number;
  readonly undoable: boolean;
}

/** How far a deletion from the login log would reach; shows rows, so it needs the right to list them. */
export const previewLogins = operation({
  at: ["GET", "/myapp/log/login/"],
  run: (actor: Principal, _target: undefined, asked: AskedRows) => preview(actor, "login", asked),
});

/** As `previewLogins`, of the operation log. */
export const previewOperations = operation({
  at: ["GET", "/myapp/log/op/"],
  run: (actor: Principal, _target: undefined, asked: AskedRows) => preview(actor, "op", asked),
});

/** As `previewLogins`, of the error log. */
export const previewErrors = operation({
  at: ["GET", "/myapp/log/error/"],
  run: (actor: Principal, _target: undefined, asked: AskedRows) => preview(actor, "error", asked),
});

/**
 * Deletes rows of the login log as a job: at once those that are named, those of a filter after ten seconds in which the job can be
 * cancelled. Rows younger than the legal minimum stay. Raises `invalid` on `ids` when nothing is named.
 */
export const removeLogins = operation({
  at: ["DELETE", "/myapp/log/login/delete"],
  run: (actor: Principal, _target: undefined, removal: Removal) => begin(actor, "login", removal),
});

/** As `removeLogins`, from the operation log. */
export const removeOperations = operation({
  at: ["DELETE", "/myapp/log/op/delete"],
  run: (actor: Principal, _target: undefined, removal: Removal) => begin(actor, "op", removal),
});

/** As `removeLogins`, from the error log. */
export const removeErrors = operation({
  at: ["DELETE", "/myapp/log/error/delete"],
  run: (actor: Principal, _target: undefined, removal: Removal) => begin(actor, "error", removal),
});

function preview({ call }: Principal, log: LogName, asked: AskedRows): Promise<RemovalPreview> {
  return readPreview(log, asked, { now: call.time, before: removableBefore(call.time, config("LOG_MIN_RETENTION_DAYS")) });
}

async function begin(actor: Principal, log: LogName, { wanted, count, atLeast }: Removal): Promise<BegunRemoval> {
  if ("ids" in wanted && wanted.ids.length === 0) throw invalid("ids", "required");
  const undoable = !("ids" in wanted);
  const { time, actorName, ip, requestId } = authorOf(actor);
  const input: LogRemoval = { log, wanted, author: { ip, requestId } };
  const jobId = await transaction((tx) =>
    createJob(tx, {
      ...{
        kind: DELETIONS[log],
        owner: { id: actorId(actor), name: actorName },
        input,
        scope: { count, more: Number(atLeast) },
        ...(!atLeast && { total: count }),
      },
      ...{ createdAt: time, startsAt: new Date(time.getTime() + (undoable ? UNDO : 0)) },
    }),
  );
  wakeJobs();
  return { jobId, undoable };
}
