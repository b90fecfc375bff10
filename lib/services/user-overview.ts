import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { readStrayUsers, type StrayUsers } from "../db/stray-users";
import { countNewUsers, MOST_COUNTED } from "../db/user-growth";
import { bucketsOf, spanOf } from "../domain/log-buckets";
import { type Period, rowsOf } from "../domain/overview";
import { dormantBefore } from "../domain/user-directory";

const DAY = 86_400_000;
const FOUR_WEEKS = 28 * DAY;

/** Superusers who have not signed in for long, and users without a group. */
export const findStrayUsers = operation({
  at: ["GET", "/account/user/"],
  run: ({ call }: Principal): Promise<StrayUsers> => readStrayUsers(dormantBefore(call.time)),
});

/** New users by day over four weeks up to the day of `to`, in the zone of a period; `more` when there were too many to count. */
export interface NewUsers {
  readonly days: readonly { readonly from: number; readonly count: number }[];
  readonly more: boolean;
}

/** The users of the last four weeks by the day on which they were made, those in the recycle bin left out. */
export const readNewUsers = operation({
  at: ["GET", "/account/user/"],
  run: async (_actor: Principal, _target: undefined, { to, offset }: Period): Promise<NewUsers> => {
    const zone = offset * 60_000;
    const end = Math.ceil((to + zone) / DAY) * DAY - zone;
    const [span, range] = [spanOf(1440, offset), { from: end - FOUR_WEEKS, to: end }];
    const counted = (await countNewUsers(new Date(range.from), span)).map((row) => ({ ...row, hundreds: 2 }));
    const days = bucketsOf(range, { width: 1440, offset, span }, counted).map((day) => ({ from: day.from, count: rowsOf(day) }));
    return { days, more: counted.reduce((sum, { rows }) => sum + rows, 0) >= MOST_COUNTED };
  },
});
