import type { UserActor } from "@/lib/access/actor";
import type { Operation } from "@/lib/access/operation";
import type { LogRecord } from "@/lib/domain/log-filter";
import { type Period, periodOf, type Series } from "@/lib/domain/overview";
import { offsetTime } from "@/lib/domain/time";
import { createApiWithGrants } from "@/lib/services/api-registration";
import { createGroups } from "@/lib/services/groups";
import {
  type CallOverview,
  readCallOverview,
  readErrorOverview,
  readLatestChanges,
  readSignInOverview,
  type SignInOverview,
} from "@/lib/services/overview";
import { type NewUsers, readNewUsers } from "@/lib/services/user-overview";
import { attentionFor } from "./attention";
import type { Attention } from "./attention-rule";
import { formats } from "./formats";
import { one, type Query } from "./list-query";
import { load, requireUser } from "./load";
import { may } from "./may";

/** What the overview shows; null for what the reader has no right to see. */
export interface Overview {
  readonly actor: UserActor;
  readonly period: Period;
  /** Drawn anew every half minute. */
  readonly refreshing: boolean;
  readonly calls: CallOverview | null;
  readonly signIns: SignInOverview | null;
  readonly errors: Series | null;
  readonly newUsers: NewUsers | null;
  readonly changes: readonly LogRecord[] | null;
  readonly attention: readonly Attention[];
  /** A fresh installation: nobody has made a group yet, and the reader may. */
  readonly fresh: boolean;
}

/** Reads the overview over the range that the address names, all parts at once. */
export async function overviewOf(query: Query): Promise<Overview> {
  const [actor, { zone }] = [await requireUser(), await formats()];
  const period = periodOf(one(query, "range"), actor.call.time, minutesEast(actor.call.time, zone));
  const allowed = <T, O>(operation: Operation<T, Period, O>) => (may(actor, operation) ? load(operation, {}, period) : null);
  const [calls, signIns, errors, newUsers, changes, attention] = await Promise.all([
    allowed(readCallOverview),
    allowed(readSignInOverview),
    allowed(readErrorOverview),
    allowed(readNewUsers),
    may(actor, readLatestChanges) ? load(readLatestChanges, {}, period) : null,
    attentionFor(actor, period),
  ]);
  const fresh = actor.snapshot.groups.size <= 1 && may(actor, createGroups) && may(actor, createApiWithGrants);
  return { actor, period, refreshing: one(query, "refresh") === "30", calls, signIns, errors, newUsers, changes, attention, fresh };
}

/** How far the clock of a zone is from UTC at a moment, in minutes. */
function minutesEast(time: number, zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(offsetTime(time, zone)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
