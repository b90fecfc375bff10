import { Meter } from "@/components/apis/meter";
import { Part } from "@/components/apis/part";
import { Method } from "@/components/docs/method";
import { Note } from "@/components/ui/note";
import type { PatternAnswer } from "@/lib/services/api-directory";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

/** The calls of the operation log that a pattern matches, and how they differ from those of the saved one. */
export async function RealCalls({ of, changed }: { of: PatternAnswer["real"]; changed: boolean }) {
  const [t, { number, time }] = [await texts("apis"), await formats()];
  if (!of) return <Part title={t("realCalls")}>{<p className="text-ink-3">{t("realHidden")}</p>}</Part>;
  const { methods, paths, distinct, gained, lost, since, complete } = of;
  const calls = methods.reduce((sum, { count }) => sum + count, 0);
  const most = methods[0]?.count ?? 1;
  const told = ({ paths: count, calls: sum }: typeof gained) => ({ paths: count, calls: number(sum) });
  return (
    <Part title={t("realCalls")}>
      {changed && gained.paths > 0 && <Note>{t("gained", told(gained))}</Note>}
      {changed && lost.paths > 0 && <Note look="warning">{t("lost", told(lost))}</Note>}
      <p className="text-ink-2">
        {calls === 0 ? t("realNone") : t("realTotal", { calls: number(calls), paths: distinct })}{" "}
        {!complete && <span className="text-ink-3">{t("realSince", { time: time(new Date(since)).absolute })}</span>}
      </p>
      {methods.map(({ method, count, refused }) => (
        <div key={method} className="grid grid-cols-[3.5rem_minmax(0,1fr)_4rem_5rem] items-center gap-3">
          <Method of={method} />
          <Meter part={count / most} warn={refused === count} />
          <span className="text-right tabular-nums">{number(count)}</span>
          <span className={`text-xs ${refused > 0 ? "text-warning-text" : "text-ink-3"}`}>
            {refused === count ? t("allRefused") : refused > 0 ? t("someRefused", { count: number(refused) }) : ""}
          </span>
        </div>
      ))}
      <ul className="border-t border-line-faint">
        {paths.map(({ path, count }) => (
          <li key={path} className="flex justify-between gap-3 border-b border-line-faint py-1">
            <code className="font-mono text-xs break-all">{path}</code>
            <span className="text-ink-3 tabular-nums">{number(count)}</span>
          </li>
        ))}
        {distinct > paths.length && <li className="py-1 text-ink-3">{t("andMore", { count: number(distinct - paths.length) })}</li>}
      </ul>
    </Part>
  );
}
