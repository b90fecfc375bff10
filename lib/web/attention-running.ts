import { shownSize } from "@/lib/domain/disk";
import { paths } from "@/lib/paths";
import { listJobs } from "@/lib/services/jobs";
import { countUnsentCodes, readShortages } from "@/lib/services/overview";
import { readRetentionState } from "@/lib/services/retention";
import type { Attention, Rule } from "./attention-rule";
import { load } from "./load";
import { may } from "./may";
import { texts } from "./texts";

/** Rows that could not be written, and a disk without room. */
export const shortages: Rule = async (actor) => {
  if (!may(actor, readShortages)) return [];
  const [t, { unwritten, disk }] = [await texts("overview"), await load(readShortages, {}, undefined)];
  const full = disk && t("disk", { free: shownSize(disk.free), size: shownSize(disk.size) });
  return [
    ...(full ? [{ tone: "bad", about: "disk", text: full, href: paths.settings } as const] : []),
    ...(unwritten > 0 ? [{ tone: "bad", about: "log", text: t("unwritten", { count: unwritten }), href: paths.log("op") } as const] : []),
  ];
};

/** Logs that keep rows longer than they should, or cannot archive them. */
export const lateLogs: Rule = async (actor) => {
  if (!may(actor, readRetentionState)) return [];
  const [t, logs] = [await texts("overview"), await load(readRetentionState, {}, undefined)];
  const shared = { about: "log", href: paths.retention } as const;
  return logs.flatMap(({ log, late, daysLate, unarchived }): Attention[] => [
    ...(unarchived ? [{ ...shared, tone: "bad", text: t("unarchived", { log }) } as const] : []),
    ...(late ? [{ ...shared, tone: "warning", text: t("lateLog", { log, days: daysLate }) } as const] : []),
  ]);
};

/** Jobs that failed. */
export const failedJobs: Rule = async (actor) => {
  if (!may(actor, listJobs)) return [];
  const { counts } = await load(listJobs, {}, { states: ["failed"], window: { limit: 1, offset: 0 } });
  const count = counts.failed ?? 0;
  return count === 0
    ? []
    : [{ tone: "bad", about: "job", text: (await texts("overview"))("failedJobs", { count }), href: `${paths.jobs}?facet=failed` }];
};

/** Codes that were not sent. */
export const unsentCodes: Rule = async (actor, period) => {
  if (!may(actor, countUnsentCodes)) return [];
  const count = await load(countUnsentCodes, {}, period);
  const href = `${paths.log("op")}?${new URLSearchParams({ q: "url:/vertifications/ status:5xx", range: period.name })}`;
  return count === 0 ? [] : [{ tone: "warning", about: "message", text: (await texts("overview"))("unsent", { count }), href }];
};
