import { setTimeout as after } from "node:timers/promises";
import type { Principal } from "../access/actor";
import { surveyOf } from "../access/api-survey";
import { operation } from "../access/operation";
import { keptTraffic } from "../db/api-traffic";
import { groupedCalls, type UncoveredCalls } from "../domain/api-coverage";
import { coversWindow } from "../domain/api-traffic";

const TRAFFIC_DAYS = 7;
/** How long the overview waits for patterns to be tried on paths, in ms. */
const PATIENCE = 50;

/** What the calls of a week say of the catalogue: how many APIs nobody called (null where that is not certain), and addresses without an API. */
export interface CallGaps {
  readonly days: number;
  readonly unused: number | null;
  readonly uncovered: readonly UncoveredCalls[];
}

/** The gaps of the catalogue by what was counted of late. Counts nothing for it, and is null while nothing was counted. */
export const readCallGaps = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (actor: Principal): Promise<CallGaps | null> => {
    const traffic = keptTraffic(actor.call.time, TRAFFIC_DAYS);
    if (actor.kind !== "user" || !traffic) return null;
    const survey = await Promise.race([surveyOf(actor.snapshot, traffic), after(PATIENCE, null)]);
    if (!survey) return null;
    const unused = [...survey.uses.values()].filter(({ calls }) => calls === 0).length;
    return { days: TRAFFIC_DAYS, unused: coversWindow(traffic) ? unused : null, uncovered: groupedCalls(survey.uncovered) };
  },
});
