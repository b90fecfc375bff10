import { EffectList } from "@/components/plan/effect-list";
import { FlipList } from "@/components/plan/flip-list";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import { MOST_PLAN_DAYS, type PolicyPlan } from "@/lib/domain/policy-plan";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { effectWords } from "@/lib/web/plan-words";
import { texts } from "@/lib/web/texts";

const SHOWN_USERS = 50;
const SHOWN_FLIPS = 30;

/** What saving would do: how many gain and lose, who, and which calls of the last days would be answered otherwise. */
export async function PlanEffects({ plan: { affected, effects, calls } }: { plan: PolicyPlan }) {
  const [t, { number }, sum] = [await texts("plan"), await formats(), await effectWords()];
  const prefix = affected.complete && calls.complete ? "" : t("atLeast");
  const rows = calls.examples.slice(0, SHOWN_FLIPS).map(({ userId, username, method, path, calls: count, allowed }) => ({
    ...{ key: `${userId} ${method} ${path}`, method, path, allowed },
    who: `${username} · ${t("times", { count: number(count) })}`,
  }));
  const listed = effects.slice(0, SHOWN_USERS).map(({ id, username, gained, lost, gains, losses, ...rest }) => {
    const hidden = gains + losses - gained.length - lost.length;
    const more = hidden > 0 ? t("more", { count: number(hidden) }) : null;
    return { id, href: paths.user(id), username, sum: sum({ id, username, gained, lost, gains, losses, ...rest }), gained, lost, more };
  });
  return (
    <section className="grid content-start gap-4" aria-labelledby="effects">
      <h2 id="effects" className="text-xs font-normal text-ink-2">
        {t("users")}
      </h2>
      <dl className="grid grid-cols-2 rounded-md border border-line sm:grid-cols-4">
        <Figure value={number(affected.gaining)} label={t("gain", { count: affected.gaining })} look="text-accent-text" />
        <Figure value={number(affected.losing)} label={t("lose", { count: affected.losing })} look="text-warning-text" />
        <Figure value={number(calls.refused.calls)} label={t("refusedCalls", { count: calls.refused.calls })} look="text-danger-text" />
        <Figure value={number(calls.allowed.calls)} label={t("allowedCalls", { count: calls.allowed.calls })} look="text-success-text" />
      </dl>
      {calls.refused.calls > 0 && (
        <Note look="warning">{t("flipsRefused", { ...calls.refused, shown: number(calls.refused.calls), prefix })}</Note>
      )}
      {listed.length === 0 ? (
        <p className="text-ink-2">{t("noUsers")}</p>
      ) : (
        <EffectList effects={listed} everything={t("everything")} open={t("openUser")} />
      )}
      {effects.length > listed.length && (
        <p className="text-xs text-ink-3">{t("more", { count: number(effects.length - listed.length) })}</p>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-xs font-normal text-ink-2">{t(rows.length > 0 ? "calls" : "noCalls", { days: calls.days })}</h2>
        <form className="flex items-end gap-2">
          <label htmlFor="days" className="text-xs leading-8 whitespace-nowrap text-ink-2">
            {t("days")}
          </label>
          <Input id="days" name="days" type="number" min={1} max={MOST_PLAN_DAYS} defaultValue={calls.days} className="w-20" />
          <Button type="submit">{t("show")}</Button>
        </form>
      </div>
      {rows.length > 0 && <FlipList rows={rows} words={{ allowed: t("allowed"), denied: t("denied") }} />}
    </section>
  );
}

function Figure({ value, label, look }: { value: string; label: string; look: string }) {
  return (
    <div className="grid gap-0.5 border-line px-3 py-2.5 not-first:border-l max-sm:nth-3:border-l-0">
      <dd className={`text-xl font-semibold tabular-nums ${value === "0" ? "text-ink-3" : look}`}>{value}</dd>
      <dt className="order-last text-xs text-ink-2">{label}</dt>
    </div>
  );
}
