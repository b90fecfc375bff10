import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { now } from "@/lib/clock";
import { loadSettings } from "@/lib/db/settings";
// What only pages do is judged too, and needs its lines in the catalogue of back-end APIs.
import "@/lib/services/api-coverage";
import "@/lib/services/api-import";
import "@/lib/services/api-registration";
import "@/lib/services/jobs";
import "@/lib/services/receipts";
import "@/lib/services/overview";
import "@/lib/services/schools";
import "@/lib/services/settings";
import "@/lib/services/sms";
import "@/lib/services/user-export";
import "@/lib/services/user-import-staging";
import "@/lib/services/user-imports";
import * as counts from "@/lib/services/log-counts";
import * as retention from "@/lib/services/retention";
import * as system from "@/lib/services/system";

/** What the database needs before the first request. The token of the set-up link when there is no superuser yet. */
export async function prepareDatabase(): Promise<{ setupToken: string | null }> {
  const prepared = await system.prepareDatabase(systemActor(systemCall(now())), {}, undefined);
  await loadSettings();
  return prepared;
}

/** The clean-up after the start and of each hour. */
export function cleanUp(): Promise<void> {
  return system.cleanUp(systemActor(systemCall(now())), {}, undefined);
}

/** Counts and indexes the log rows that came in; true when more are waiting. */
export function countLogs(): Promise<boolean> {
  return counts.countLogs(systemActor(systemCall(now())), {}, undefined);
}

/** Begins to delete log rows that are older than they are kept, once a day for each log. */
export function beginRetention(): Promise<void> {
  return retention.beginRetention(systemActor(systemCall(now())), {}, undefined);
}
