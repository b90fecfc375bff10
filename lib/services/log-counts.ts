import type { SystemActor } from "../access/actor";
import { operation } from "../access/operation";
import { foldRows } from "../db/log-fold";
import { LOGS } from "../domain/log";

/** Ids of each log that are counted in one turn. */
const TURN = 2_500;

/** Counts and indexes the newest rows of all logs; true when more are waiting. Runs every few seconds. */
export const countLogs = operation.internal({
  at: ["POST", "/admin/logs/counts/"],
  run: async ({ call }: SystemActor): Promise<boolean> => {
    let waiting = false;
    for (const log of LOGS) waiting = (await foldRows(log, { at: call.time, most: TURN })) || waiting;
    return waiting;
  },
});
