import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { type LogState, logHref } from "@/lib/domain/log-address";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { lastEvent } from "@/lib/web/log-page";
import { texts } from "@/lib/web/texts";

/** Why there are no rows: none in this time, none at all that fits, or none yet; and the way on. */
export async function EmptyLog({ state }: { state: LogState }) {
  const [t, { time }, last] = [await texts("explorer"), await formats(), await lastEvent(state)];
  const filtered = state.terms.length > 0 || state.text !== "";
  if (last) {
    const { from, to } = state.range;
    const end = last.getTime() + 1_000;
    return (
      <EmptyState
        of="match"
        title={t("rangeEmpty")}
        acts={<ButtonLink href={logHref(state, { range: { from: Math.max(0, end - (to - from)), to: end } })}>{t("jump")}</ButtonLink>}
      >
        {t("rangeEmptyLead", { time: time(last).absolute })}
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState of="match" title={t("noMatch")} acts={<ButtonLink href={paths.log(state.log)}>{t("clear")}</ButtonLink>}>
        {t("noMatchLead")}
      </EmptyState>
    );
  }
  return (
    <EmptyState of="nothing" title={t("nothing")}>
      {t("nothingLead")}
    </EmptyState>
  );
}
