import { config } from "../config";
import { deleteLogRows, NOTHING_REMOVED } from "../db/log-delete";
import { nextPart, REMOVAL_START } from "../db/log-removal";
import { tellBegun } from "../db/removal-receipt";
import { LOGS } from "../domain/log";
import { DELETIONS, type LogRemoval, logRemoval, RETENTIONS, removableBefore, removalCursor } from "../domain/log-removal";
import { deleteErrorLog, deleteLoginLog, deleteOperationLog } from "../services/logs";
import { jobKind, type Work, type Write } from "./kind";

const RIGHTS = { login: deleteLoginLog, op: deleteOperationLog, error: deleteErrorLog } as const;

/** Jobs that somebody asked for, one kind for each log, since each log has a right of its own. */
export const deletions = LOGS.map((log) =>
  jobKind({ name: DELETIONS[log], input: logRemoval, needs: RIGHTS[log], step: (work) => remove(work, true) }),
);

/** Jobs of the program itself: rows older than the log keeps them. */
export const retentions = LOGS.map((log) =>
  jobKind({ name: RETENTIONS[log], input: logRemoval, needs: RIGHTS[log], step: (work) => remove(work, false) }),
);

/** Deletes the next rows. The rows, what the job knows of them and the receipts change in one transaction, so they always agree. */
async function remove({ jobId, input, cursor, owner, time }: Work<LogRemoval>, begun: boolean): Promise<Write> {
  const before = cursor === null ? { removed: NOTHING_REMOVED, at: REMOVAL_START } : removalCursor.parse(JSON.parse(cursor));
  const part = await nextPart(input.log, input.wanted, before.at, removableBefore(time, config("LOG_MIN_RETENTION_DAYS")));
  const author =
    owner.kind === "user" ? { actorId: owner.user.id, actorName: owner.user.username } : { actorId: null, actorName: "system" };
  return async (tx) => {
    const removed = await deleteLogRows(tx, input.log, part.ids, before.removed);
    const finished = removed.rows - before.removed.rows;
    if (begun && before.removed.rows === 0 && finished > 0) await tellBegun(tx, { jobId, input, time: new Date(time), ...author });
    const skipped = part.skipped + part.ids.length - finished;
    return { cursor: JSON.stringify({ removed, at: part.at }), finished, skipped, ...(part.end && { end: {} }) };
  };
}
