import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { now } from "@/lib/clock";
import * as system from "@/lib/services/system";

/** What the database needs before the first request. The token of the set-up link when there is no superuser yet. */
export function prepareDatabase(): Promise<{ setupToken: string | null }> {
  return system.prepareDatabase(systemActor(systemCall(now())), {}, undefined);
}

/** The clean-up after the start and of each hour. */
export function cleanUp(): Promise<void> {
  return system.cleanUp(systemActor(systemCall(now())), {}, undefined);
}
