import { DraftBar } from "@/components/plan/draft-bar";
import { paths } from "@/lib/paths";
import { summariseDraft } from "@/lib/services/policy-plan";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { summaryWords } from "@/lib/web/plan-words";
import { texts } from "@/lib/web/texts";
import { discardPlan } from "./actions";

/** The reader's unsaved changes of rights, for the foot of a page; nothing while there are none. */
export async function PlanBar() {
  if (!may(await requireUser(), summariseDraft)) return null;
  const draft = await load(summariseDraft, {}, undefined);
  if (draft.grants + draft.revokes + draft.others === 0) return null;
  const t = await texts("plan");
  return (
    <DraftBar
      badge={t("draft")}
      {...(await summaryWords(draft))}
      review={{ href: paths.plan, label: t("review") }}
      discard={{ action: discardPlan, label: t("discard") }}
    />
  );
}
