import type { UserActor } from "@/lib/access/actor";
import type { Period } from "@/lib/domain/overview";
import { brokenAssertions, callGaps, patterns } from "./attention-rights";
import type { Attention, Rule } from "./attention-rule";
import { failedJobs, lateLogs, shortages, unsentCodes } from "./attention-running";
import { strayUsers } from "./attention-users";

const RULES: readonly Rule[] = [shortages, lateLogs, failedJobs, brokenAssertions, unsentCodes, strayUsers, patterns, callGaps];
const ORDER: readonly Attention["tone"][] = ["bad", "warning", "quiet"];

/** What the rules find among what the reader may see, the gravest first. */
export async function attentionFor(actor: UserActor, period: Period): Promise<readonly Attention[]> {
  const found = (await Promise.all(RULES.map((rule) => rule(actor, period)))).flat();
  return found.sort((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone));
}
