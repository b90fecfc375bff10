import type { UserActor } from "@/lib/access/actor";
import { faultsOf } from "@/lib/access/api-survey";
import { shownSize } from "@/lib/domain/disk";
import type { Period } from "@/lib/domain/overview";
import { paths } from "@/lib/paths";
import { readCoverage } from "@/lib/services/api-coverage";
import { listApiDirectory } from "@/lib/services/api-directory";
import { listAssertions } from "@/lib/services/assertions";
import { listJobs } from "@/lib/services/jobs";
import { countUnsentCodes, findStrayUsers, readCallGaps, readShortages } from "@/lib/services/overview";
import { readRetentionState } from "@/lib/services/retention";
import { formats } from "./formats";
import { load } from "./load";
import { may } from "./may";
import { texts } from "./texts";

const DAY = 86_400_000;

/** Something that somebody should look at; `tone` says how much, `about` what it is about. */
export interface Attention {
  readonly tone: "bad" | "warning" | "quiet";
  readonly about: "disk" | "log" | "job" | "assertion" | "superuser" | "pattern" | "calls" | "group" | "message";
  readonly text: string;
  readonly href: string;
}

type Rule = (actor: UserActor, period: Period) => Promise<readonly Attention[]>;

/** What the rules find among what the reader may see, the gravest first. */
export async function attentionFor(actor: UserActor, period: Period): Promise<readonly Attention[]> {
  const found = (await Promise.all(RULES.map((rule) => rule(actor, period)))).flat();
  const grave = { bad: 0, warning: 1, quiet: 2 };
  return found.sort((a, b) => grave[a.tone] - grave[b.tone]);
}

const shortages: Rule = async (actor) => {
  if (!may(actor, readShortages)) return [];
  const [t, { unwritten, disk }] = [await texts("overview"), await load(readShortages, {}, undefined)];
  const full = disk && t("disk", { free: shownSize(disk.free), size: shownSize(disk.size) });
  return [
    ...(full ? [{ tone: "bad", about: "disk", text: full, href: paths.settings } as const] : []),
    ...(unwritten > 0 ? [{ tone: "bad", about: "log", text: t("unwritten", { count: unwritten }), href: paths.log("op") } as const] : []),
  ];
};

const lateLogs: Rule = async (actor) => {
  if (!may(actor, readRetentionState)) return [];
  const [t, logs] = [await texts("overview"), await load(readRetentionState, {}, undefined)];
  const shared = { about: "log", href: paths.retention } as const;
  return logs.flatMap(({ log, late, daysLate, unarchived }): Attention[] => [
    ...(unarchived ? [{ ...shared, tone: "bad", text: t("unarchived", { log }) } as const] : []),
    ...(late ? [{ ...shared, tone: "warning", text: t("lateLog", { log, days: daysLate }) } as const] : []),
  ]);
};

const failedJobs: Rule = async (actor) => {
  if (!may(actor, listJobs)) return [];
  const { counts } = await load(listJobs, {}, { states: ["failed"], window: { limit: 1, offset: 0 } });
  const count = counts.failed ?? 0;
  return count === 0
    ? []
    : [{ tone: "bad", about: "job", text: (await texts("overview"))("failedJobs", { count }), href: `${paths.jobs}?facet=failed` }];
};

const brokenAssertions: Rule = async (actor) => {
  if (!may(actor, listAssertions)) return [];
  const count = (await load(listAssertions, {}, undefined)).filter(({ holds }) => !holds).length;
  return count === 0
    ? []
    : [{ tone: "bad", about: "assertion", text: (await texts("overview"))("brokenAssertions", { count }), href: paths.assertions }];
};

const unsentCodes: Rule = async (actor, period) => {
  if (!may(actor, countUnsentCodes)) return [];
  const count = await load(countUnsentCodes, {}, period);
  const href = `${paths.log("op")}?${new URLSearchParams({ q: "url:/vertifications/ status:5xx", range: period.name })}`;
  return count === 0 ? [] : [{ tone: "warning", about: "message", text: (await texts("overview"))("unsent", { count }), href }];
};

const strayUsers: Rule = async (actor) => {
  if (!may(actor, findStrayUsers)) return [];
  const [t, { number }, { dormant, withoutGroup }] = [await texts("overview"), await formats(), await load(findStrayUsers, {}, undefined)];
  const since = (name: string, last: Date | null) =>
    last ? t("dormantSince", { name, days: Math.floor((actor.call.time - last.getTime()) / DAY) }) : t("dormantNever", { name });
  const alone = t("withoutGroup", { count: number(withoutGroup) });
  return [
    ...dormant.map(({ id, username, lastLogin }): Attention => {
      return { tone: "warning", about: "superuser", text: since(username, lastLogin), href: paths.user(id) };
    }),
    ...(withoutGroup > 0 ? [{ tone: "quiet", about: "group", text: alone, href: `${paths.users}?group=none` } as const] : []),
  ];
};

const patterns: Rule = async (actor) => {
  if (!may(actor, listApiDirectory)) return [];
  const { size: count } = await faultsOf(actor.snapshot);
  const text = (await texts("overview"))("brokenPatterns", { count });
  return count === 0 ? [] : [{ tone: "warning", about: "pattern", text, href: `${paths.apis}?facet=faulty` }];
};

const callGaps: Rule = async (actor) => {
  if (!may(actor, readCallGaps)) return [];
  const [t, { number }, gaps] = [await texts("overview"), await formats(), await load(readCallGaps, {}, undefined)];
  const [most, ...others] = may(actor, readCoverage) ? (gaps?.uncovered ?? []) : [];
  const uncovered = most && t("uncovered", { calls: number(most.count), address: most.shown, others: others.length });
  const unused = gaps?.unused && may(actor, listApiDirectory) ? t("unused", { count: gaps.unused, days: gaps.days }) : null;
  return [
    ...(uncovered ? [{ tone: "warning", about: "calls", text: uncovered, href: paths.apiCoverage } as const] : []),
    ...(unused ? [{ tone: "quiet", about: "pattern", text: unused, href: `${paths.apis}?facet=neverCalled` } as const] : []),
  ];
};

const RULES: readonly Rule[] = [shortages, lateLogs, failedJobs, brokenAssertions, unsentCodes, strayUsers, patterns, callGaps];
