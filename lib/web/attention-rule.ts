import type { UserActor } from "@/lib/access/actor";
import type { Period } from "@/lib/domain/overview";

/** Something that somebody should look at; `tone` says how much, `about` what it is about. */
export interface Attention {
  readonly tone: "bad" | "warning" | "quiet";
  readonly about: "disk" | "log" | "job" | "assertion" | "superuser" | "pattern" | "calls" | "group" | "message";
  readonly text: string;
  readonly href: string;
}

/** What one rule finds among what the reader may see. */
export type Rule = (actor: UserActor, period: Period) => Promise<readonly Attention[]>;
