import { config } from "../config";
import { archiveDirectory } from "../db/archive-place";
import { deleteLogRows, NOTHING_REMOVED, planDeletion } from "../db/log-delete";
import { nextPart, REMOVAL_START, type RemovalPart } from "../db/log-removal";
import { provider } from "../db/provider";
import { tellBegun } from "../db/removal-receipt";
import { LOGS, type LogName } from "../domain/log";
import { tellArchive } from "../domain/log-archive";
import {
  DELETIONS,
  FIRST_PACE,
  FIRST_ROWS,
  type LogRemoval,
  logRemoval,
  nextPace,
  RETENTIONS,
  type RemovalCursor,
  removableBefore,
  removalCursor,
} from "../domain/log-removal";
import { processWide } from "../global";
import { deleteErrorLog, deleteLoginLog, deleteOperationLog } from "../services/logs";
import { jobKind, type KnownWrite, type Work, type Write } from "./kind";
import { archiveRows } from "./log-archive";

type Step = Write | KnownWrite;

const RIGHTS = { login: deleteLoginLog, op: deleteOperationLog, error: deleteErrorLog } as const;

/** Jobs that somebody asked for, one kind for each log, since each log has a right of its own. */
export const deletions = LOGS.map((log) =>
  jobKind({ name: DELETIONS[log], input: logRemoval, needs: RIGHTS[log], step: async (work) => remove(work, true, await partOf(work)) }),
);

/** Jobs of the program itself: rows older than the log keeps them, which go to the archive first where there is one. */
export const retentions = LOGS.map((log) => jobKind({ name: RETENTIONS[log], input: logRemoval, needs: RIGHTS[log], step: clear }));

async function clear(work: Work<LogRemoval>): Promise<Step> {
  const [part, before] = [await partOf(work), cursorOf(work)];
  const directory = archiveDirectory();
  if (directory === null || part.ids.length === 0) return remove(work, false, part);
  const { jobId, run, input, time } = work;
  const archived = await archiveRows({ log: input.log, ids: part.ids, files: before.files, jobId, by: { directory, run }, time });
  if (typeof archived === "string") return async () => ({ cursor: work.cursor, end: { problem: archived, ...resultOf(before.files) } });
  const { files, made } = archived;
  return made ? async () => ({ cursor: JSON.stringify({ ...before, files }) }) : remove(work, false, part, files);
}

/**
 * Deletes the rows of a part. The rows, what the job knows of them and the receipts change in one transaction, so they always agree. The
 * last part is followed by a step that finds nothing.
 */
async function remove(work: Work<LogRemoval>, told: boolean, part: RemovalPart, archived?: RemovalCursor["files"]): Promise<Step> {
  const { log } = work.input;
  const before = cursorOf(work);
  const files = archived ?? before.files;
  const [asked, at] = [part.ids.length, part.at];
  if (asked === 0) {
    const end = part.end && { end: resultOf(files) };
    return async () => ({ ...advanceTo({ ...before, at, files }, 0, part.skipped), ...end });
  }
  if (told && before.removed.rows === 0) return begin(work, part, files);
  const { statements, removed } = await planDeletion(log, part.ids, before.removed);
  const held = (ms: number) => paces().set(log, nextPace(paceOf(log, before), asked, ms));
  return { statements, advance: advanceTo({ removed, at, files }, asked, part.skipped), held };
}

/** The first part, which is told in the chain. */
function begin({ jobId, input, owner, time, cursor }: Work<LogRemoval>, part: RemovalPart, files: RemovalCursor["files"]): Write {
  const author =
    owner.kind === "user" ? { actorId: owner.user.id, actorName: owner.user.username } : { actorId: null, actorName: "system" };
  return async (tx) => {
    const removed = await deleteLogRows(tx, input.log, part.ids, cursorOf({ cursor }).removed);
    if (removed.rows > 0) await tellBegun(tx, { jobId, input, time: new Date(time), ...author });
    return advanceTo({ removed, at: part.at, files }, removed.rows, part.skipped + part.ids.length - removed.rows);
  };
}

function advanceTo(after: RemovalCursor, finished: number, skipped: number) {
  return { cursor: JSON.stringify(after), finished, skipped };
}

/** How many rows this process deletes at a time, by log. */
const paces = () => processWide("removal-paces", () => new Map<LogName, number>());

function paceOf(log: LogName, { removed }: RemovalCursor): number {
  return removed.rows === 0 ? FIRST_ROWS : (paces().get(log) ?? FIRST_PACE);
}

function partOf({ input, cursor, time }: Work<LogRemoval>): Promise<RemovalPart> {
  const before = cursorOf({ cursor });
  // Only on SQLite do all other writes wait for a transaction.
  const limit = provider() === "sqlite" ? paceOf(input.log, before) : undefined;
  return nextPart(input.log, input.wanted, before.at, removableBefore(time, config("LOG_MIN_RETENTION_DAYS")), limit);
}

function cursorOf({ cursor }: Pick<Work<LogRemoval>, "cursor">): RemovalCursor {
  return removalCursor.parse(cursor === null ? { removed: NOTHING_REMOVED, at: REMOVAL_START } : JSON.parse(cursor));
}

function resultOf(files: RemovalCursor["files"]): { result?: string } {
  return files.length === 0 ? {} : { result: JSON.stringify(tellArchive(files)) };
}
