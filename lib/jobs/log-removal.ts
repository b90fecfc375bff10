import { config } from "../config";
import { archiveDirectory } from "../db/archive-place";
import { deleteLogRows, NOTHING_REMOVED } from "../db/log-delete";
import { nextPart, REMOVAL_START, type RemovalPart } from "../db/log-removal";
import { provider } from "../db/provider";
import { tellBegun } from "../db/removal-receipt";
import { LOGS } from "../domain/log";
import { tellArchive } from "../domain/log-archive";
import {
  DELETIONS,
  type LogRemoval,
  logRemoval,
  nextPace,
  RETENTIONS,
  type RemovalCursor,
  removableBefore,
  removalCursor,
} from "../domain/log-removal";
import { AppError } from "../errors";
import { deleteErrorLog, deleteLoginLog, deleteOperationLog } from "../services/logs";
import { jobKind, type Work, type Write } from "./kind";
import { archiveRows } from "./log-archive";

const RIGHTS = { login: deleteLoginLog, op: deleteOperationLog, error: deleteErrorLog } as const;

/** Jobs that somebody asked for, one kind for each log, since each log has a right of its own. */
export const deletions = LOGS.map((log) =>
  jobKind({ name: DELETIONS[log], input: logRemoval, needs: RIGHTS[log], step: async (work) => remove(work, true, await partOf(work)) }),
);

/** Jobs of the program itself: rows older than the log keeps them, which go to the archive first where there is one. */
export const retentions = LOGS.map((log) => jobKind({ name: RETENTIONS[log], input: logRemoval, needs: RIGHTS[log], step: clear }));

async function clear(work: Work<LogRemoval>): Promise<Write> {
  const [part, before] = [await partOf(work), cursorOf(work)];
  const directory = archiveDirectory();
  if (directory === null || part.ids.length === 0) return remove(work, false, part);
  const { jobId, run, input, time } = work;
  const archived = await archiveRows({ log: input.log, ids: part.ids, files: before.files, jobId, by: { directory, run }, time });
  if (typeof archived === "string") return async () => ({ cursor: work.cursor, end: { problem: archived, ...resultOf(before) } });
  const { files, made } = archived;
  return made ? async () => ({ cursor: JSON.stringify({ ...before, files }) }) : remove(work, false, part, files);
}

/** Deletes the rows of a part. The rows, what the job knows of them and the receipts change in one transaction, so they always agree. */
function remove(work: Work<LogRemoval>, told: boolean, part: RemovalPart, archived?: RemovalCursor["files"]): Write {
  const { jobId, input, owner, time } = work;
  const before = cursorOf(work);
  const author =
    owner.kind === "user" ? { actorId: owner.user.id, actorName: owner.user.username } : { actorId: null, actorName: "system" };
  return async (tx) => {
    const begun = performance.now();
    const removed = await deleteLogRows(tx, input.log, part.ids, before.removed);
    const finished = removed.rows - before.removed.rows;
    // Somebody else deleted one of them just now: it must not be in the archive, so the step is taken anew.
    if (archived && finished < part.ids.length) throw new AppError("unavailable");
    if (told && before.removed.rows === 0 && finished > 0) await tellBegun(tx, { jobId, input, time: new Date(time), ...author });
    const skipped = part.skipped + part.ids.length - finished;
    const pace = nextPace(before.pace, part.ids.length, performance.now() - begun);
    const after: RemovalCursor = { removed, at: part.at, pace, files: archived ?? before.files };
    return { cursor: JSON.stringify(after), finished, skipped, ...(part.end && { end: resultOf(after) }) };
  };
}

function partOf({ input, cursor, time }: Work<LogRemoval>): Promise<RemovalPart> {
  const { at, pace } = cursorOf({ cursor });
  // Only on SQLite do all other writes wait for a transaction.
  const limit = provider() === "sqlite" ? pace : undefined;
  return nextPart(input.log, input.wanted, at, removableBefore(time, config("LOG_MIN_RETENTION_DAYS")), limit);
}

function cursorOf({ cursor }: Pick<Work<LogRemoval>, "cursor">): RemovalCursor {
  return removalCursor.parse(cursor === null ? { removed: NOTHING_REMOVED, at: REMOVAL_START } : JSON.parse(cursor));
}

function resultOf({ files }: RemovalCursor): { result?: string } {
  return files.length === 0 ? {} : { result: JSON.stringify(tellArchive(files)) };
}
