import { faultsOf } from "@/lib/access/api-survey";
import { paths } from "@/lib/paths";
import { readCoverage } from "@/lib/services/api-coverage";
import { listApiDirectory } from "@/lib/services/api-directory";
import { listAssertions } from "@/lib/services/assertions";
import { readCallGaps } from "@/lib/services/catalogue-gaps";
import type { Rule } from "./attention-rule";
import { formats } from "./formats";
import { load } from "./load";
import { may } from "./may";
import { texts } from "./texts";

/** Sentences about rights that do not hold. */
export const brokenAssertions: Rule = async (actor) => {
  if (!may(actor, listAssertions)) return [];
  const count = (await load(listAssertions, {}, undefined)).filter(({ holds }) => !holds).length;
  return count === 0
    ? []
    : [{ tone: "bad", about: "assertion", text: (await texts("overview"))("brokenAssertions", { count }), href: paths.assertions }];
};

/** Patterns that do not compile or match nothing. */
export const patterns: Rule = async (actor) => {
  if (!may(actor, listApiDirectory)) return [];
  const { size: count } = await faultsOf(actor.snapshot);
  const text = (await texts("overview"))("brokenPatterns", { count });
  return count === 0 ? [] : [{ tone: "warning", about: "pattern", text, href: `${paths.apis}?facet=faulty` }];
};

/** Addresses without an API, and APIs without a call. */
export const callGaps: Rule = async (actor) => {
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
