import { percentileOf } from "@/lib/domain/overview";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";

/** How long most calls took, against the period before. */
export async function Speed({ durations }: Pick<NonNullable<Overview["calls"]>, "durations">) {
  const t = await texts("overview");
  const [now, before] = [percentileOf(durations.now, 0.95), percentileOf(durations.before, 0.95)];
  if (now === null) return t("none");
  if (now === Number.POSITIVE_INFINITY) return t("keptOver", { ms: "1,000" });
  if (before === null || before === now || before === Number.POSITIVE_INFINITY) return t("keptUnder", { ms: now });
  return now < before ? t("faster", { ms: now, delta: before - now }) : t("slower", { ms: now, delta: now - before });
}
