import { PageLink } from "@/components/ui/link";
import { type LogState, logHref } from "@/lib/domain/log-address";
import type { LogView } from "@/lib/services/log-explorer";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

/** Exact up to this number, rounded above. */
const EXACT = 10_000;

/** How many rows fit; where only a lower bound is known, with the way to an exact count. */
export async function LogCount({ view, state }: { view: LogView; state: LogState }) {
  const [t, { number }] = [await texts("explorer"), await formats()];
  if (state.exact) {
    const count = await view.countExactly();
    return t("count", { count, shown: number(count) });
  }
  const { count, atLeast } = await view.count();
  if (!atLeast && count <= EXACT) return t("count", { count, shown: number(count) });
  return (
    <>
      {atLeast ? t("countMore", { shown: number(count) }) : t("countAbout", { shown: number(rounded(count)) })}{" "}
      <PageLink href={logHref(state, { exact: true })} className="rounded-sm underline decoration-current/35 underline-offset-3">
        {t("countExactly")}
      </PageLink>
    </>
  );
}

/** Three digits, the rest noughts. */
function rounded(count: number): number {
  const unit = 10 ** (Math.floor(Math.log10(count)) - 2);
  return Math.round(count / unit) * unit;
}
