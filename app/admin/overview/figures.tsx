import type { ReactNode } from "react";
import { TrendLine } from "@/components/charts/trend-line";
import { PageLink } from "@/components/ui/link";
import type { LogName } from "@/lib/domain/log";
import { rowsOf, type Series } from "@/lib/domain/overview";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";
import { Speed } from "./speed";

/** The first figures: who was active, who signed in, what was called, what failed. Each leads to its log. */
export async function Figures({ calls, signIns, errors, period }: Overview) {
  const [t, { number }] = [await texts("overview"), await formats()];
  const compared = (now: number, before: number) =>
    now === before ? t("same") : t("against", { delta: `${now > before ? "+" : "−"}${number(Math.abs(now - before))}` });
  const link = (log: LogName, q = "") => `${paths.log(log)}?${new URLSearchParams({ ...(q && { q }), range: period.name })}`;
  const tried = signIns && total(signIns.series.now);
  const done = signIns && total(signIns.series.now, 2);
  const failures = errors && total(errors.now);
  return (
    <div className="-mt-px grid grid-cols-4 border-t border-line max-lg:grid-cols-2 max-sm:grid-cols-1">
      {calls && (
        <Figure
          label={t("activeUsers")}
          href={link("op")}
          value={number(calls.users.now)}
          line={calls.users.line.map(({ count }) => count)}
        >
          {compared(calls.users.now, calls.users.before)}
        </Figure>
      )}
      {signIns && tried !== null && done !== null && (
        <Figure label={t("signIns")} href={link("login")} value={number(tried)} line={signIns.series.now.map((one) => rowsOf(one))}>
          {tried === 0 ? t("none") : t("succeeded", { share: ((100 * done) / tried).toFixed(1), failed: number(tried - done) })}
        </Figure>
      )}
      {calls && (
        <Figure
          label={t("calls")}
          href={link("op")}
          value={number(total(calls.series.now))}
          line={calls.series.now.map((one) => rowsOf(one))}
        >
          <Speed {...calls} />
        </Figure>
      )}
      {errors && failures !== null && (
        <Figure
          label={t("errors")}
          href={link("error", "status:5xx")}
          value={number(failures)}
          line={errors.now.map((one) => rowsOf(one))}
          bad={failures > 0}
        >
          {compared(failures, total(errors.before))}
        </Figure>
      )}
    </div>
  );
}

interface FigureProps {
  label: string;
  href: string;
  value: string;
  line: readonly number[];
  bad?: boolean;
  children: ReactNode;
}

function Figure({ label, href, value, line, bad = false, children }: FigureProps) {
  return (
    <PageLink
      href={href}
      className="flex items-center justify-between gap-3 border-line px-5 py-4 -outline-offset-2 hover:bg-surface-hover sm:not-last:border-r max-sm:px-4 max-sm:py-3 max-sm:not-last:border-b"
    >
      <span className="grid min-w-0 gap-0.5 self-start text-xs text-ink-2">
        {label}
        <b className={`text-2xl font-semibold tabular-nums ${bad ? "text-danger-text" : "text-ink"}`}>{value}</b>
        <span>{children}</span>
      </span>
      <TrendLine of={line} bad={bad} />
    </PageLink>
  );
}

function total(buckets: Series["now"], hundreds?: number): number {
  return buckets.reduce((sum, bucket) => sum + rowsOf(bucket, hundreds), 0);
}
