import type { PolicyChange } from "@/lib/domain/policy-change";
import type { ChangeNames, DraftSummary, PlanWarning, UserEffect } from "@/lib/domain/policy-plan";
import { formats } from "./formats";
import { texts } from "./texts";

/** A change as a line shows it: what happens in one sign, on what, to whom. */
export interface ChangeLine {
  readonly sign: "+" | "−" | "~";
  /** The HTTP method, or what else happens. */
  readonly act: string;
  readonly mono: boolean;
  /** What it is about: the API's name or the group. */
  readonly what: string;
  readonly pattern: string | null;
  /** Who it is about, and until when. */
  readonly who: string;
}

/** Writes changes in the reader's language. */
export async function changeLines(): Promise<(change: PolicyChange, names: ChangeNames) => ChangeLine> {
  const [t, { time }] = [await texts("plan"), await formats()];
  const span = (change: PolicyChange) =>
    "from" in change
      ? [
          change.from !== null && t("from", { time: time(new Date(change.from)).absolute }),
          change.until !== null && t("until", { time: time(new Date(change.until)).absolute }),
        ]
      : [];
  const joined = (...parts: readonly (string | false)[]) => parts.filter(Boolean).join(" · ");
  return (change, { user, group, api, pattern }) => {
    const holder = user !== null ? t("ofUser", { name: user }) : t("ofGroup", { name: group ?? "" });
    switch (change.kind) {
      case "grant":
      case "revoke":
        return {
          ...{ sign: change.kind === "grant" ? "+" : "−", act: change.method, mono: true, what: api ?? "", pattern },
          who: joined(holder, ...span(change)),
        };
      case "join":
      case "leave": {
        const act = t(change.kind === "join" ? "willJoin" : "willLeave");
        const who = joined(t("inGroup", { user: user ?? "", group: group ?? "" }), ...span(change));
        return { sign: change.kind === "join" ? "+" : "−", act, mono: false, what: "", pattern: null, who };
      }
      case "pattern":
        return { sign: "~", act: t("willPattern"), mono: false, what: api ?? "", pattern: `${pattern ?? ""} → ${change.pattern}`, who: "" };
      default: {
        const act = t(change.kind === "superuser" ? "willSuperuser" : "willActive");
        return { sign: change.value ? "+" : "−", act, mono: false, what: t(change.value ? "on" : "off"), pattern: null, who: holder };
      }
    }
  };
}

/** The draft in one line, and whom it affects. */
export async function summaryWords({ grants, revokes, others, users, complete }: DraftSummary) {
  const [t, { number }] = [await texts("plan"), await formats()];
  const word = (condition: boolean) => (condition ? "yes" : "no");
  const both = word(grants > 0 && revokes > 0);
  return {
    summary: t("summary", { grants, revokes, others, both, more: word(others > 0 && grants + revokes > 0) }),
    affected: t("affects", { users, shown: number(users), prefix: complete ? "" : t("atLeast") }),
  };
}

/** How much a user gains and loses. */
export async function effectWords(): Promise<(effect: UserEffect) => string> {
  const t = await texts("plan");
  return ({ gains, losses }) => t("rights", { gains, losses, both: gains > 0 && losses > 0 ? "yes" : "no" });
}

/** A warning as a sentence. */
export async function warningWords(): Promise<(warning: PlanWarning) => string> {
  const t = await texts("plan");
  return (warning) => {
    switch (warning.kind) {
      case "self_lockout":
        return t("lockout");
      case "last_superuser":
        return t("lastSuperuser");
      case "superuser":
        return t("superuser", { name: warning.username });
      case "last_holder":
        return t("lastHolder", { method: warning.method, pattern: warning.pattern });
    }
  };
}
