import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { listSavedPlans, undoSavedPlan } from "@/lib/services/policy-changes";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { undoPlan } from "./actions";

/** The last saved plans, each with the button that takes it back. */
export async function PlanHistory() {
  const [t, { time }, saved, actor] = [
    await texts("plan"),
    await formats(),
    await load(listSavedPlans, {}, undefined),
    await requireUser(),
  ];
  return (
    <section className="border-t border-line px-6 py-5 max-sm:px-4" aria-labelledby="history">
      <h2 id="history" className="pb-2 text-xs font-normal text-ink-2">
        {t("history")}
      </h2>
      {saved.length === 0 && <p className="text-sm text-ink-3">{t("noHistory")}</p>}
      <ul>
        {saved.map(({ id, time: at, username, changes, override, undoneAt }) => (
          <li key={id} className="flex min-h-row flex-wrap items-center gap-3 border-b border-line-faint text-sm">
            <Time of={time(at)} />
            <span>{t("by", { name: username, count: changes.length })}</span>
            {override && <span className="text-ink-3">{override}</span>}
            <span className="ml-auto">
              {undoneAt ? (
                <Badge>{t("undone")}</Badge>
              ) : (
                may(actor, undoSavedPlan, { pk: String(id) }) && (
                  <ActionForm action={undoPlan.bind(null, String(id))} className="grid justify-items-end gap-2">
                    <SubmitButton look="ghost" size="sm">
                      {t("undo")}
                    </SubmitButton>
                  </ActionForm>
                )
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
