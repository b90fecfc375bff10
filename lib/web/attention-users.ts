import { paths } from "@/lib/paths";
import { findStrayUsers } from "@/lib/services/user-overview";
import type { Attention, Rule } from "./attention-rule";
import { formats } from "./formats";
import { load } from "./load";
import { may } from "./may";
import { texts } from "./texts";

const DAY = 86_400_000;

/** Superusers who stay away, and users without a group. */
export const strayUsers: Rule = async (actor) => {
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
