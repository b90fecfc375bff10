import type { Radius } from "@/lib/domain/user-directory";
import type { texts } from "@/lib/web/texts";
import type { BatchAct } from "@/lib/web/user-batch";

type Texts = Awaited<ReturnType<typeof texts<"users">>>;

/** The question, what follows, and the button of an act on several users. */
export function batchTexts(act: BatchAct, t: Texts, count: number): { ask: string; lead: string; do: string } {
  const TEXTS = {
    join: { ask: t("askJoin", { count }), lead: t("joinLead"), do: t("doJoin", { count }) },
    leave: { ask: t("askLeave", { count }), lead: t("leaveLead"), do: t("doLeave", { count }) },
    delete: { ask: t("askDelete", { count }), lead: t("deleteLead"), do: t("doDelete", { count }) },
    disable: { ask: t("askDisable", { count }), lead: t("disableLead"), do: t("doDisable", { count }) },
    enable: { ask: t("askEnable", { count }), lead: t("enableLead"), do: t("doEnable", { count }) },
    signout: { ask: t("askSignOut", { count }), lead: t("signOutLead"), do: t("doSignOut", { count }) },
  };
  return TEXTS[act];
}

interface FiguresProps {
  act: BatchAct;
  radius: Radius;
  t: Texts;
  number: (value: number) => string;
}

/** Numbers that say how far an act reaches. */
export function Figures({ act, radius, t, number }: FiguresProps) {
  const ends = act !== "join" && act !== "leave" && act !== "enable";
  const figures = [
    { value: radius.staff, label: t("areStaff") },
    { value: radius.superusers, label: t("areSuperusers"), alarming: radius.superusers > 0 && act !== "enable" },
    ...(ends ? [{ value: radius.sessions, label: t("sessionsEnd") }] : []),
    { value: radius.groups, label: act === "delete" ? t("groupsShrink") : t("inGroups") },
  ];
  return (
    <dl className="grid grid-cols-4 border-y border-line max-sm:grid-cols-2">
      {figures.map(({ value, label, alarming }) => (
        <div key={label} className="flex flex-col-reverse py-3 pr-3">
          <dt className="text-ink-3">{label}</dt>
          <dd className={`text-xl font-semibold tabular-nums ${alarming ? "text-danger-text" : ""}`}>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
