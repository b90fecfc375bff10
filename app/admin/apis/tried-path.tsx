import { Check, X } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import type { PatternAnswer } from "@/lib/services/api-directory";
import { texts } from "@/lib/web/texts";

type Verdict = PatternAnswer["samples"][number];

/** One path that was tried: whether it matches, what its groups caught, or where it stops to fit. */
export async function TriedPath({ of }: { of: Verdict }) {
  const { raw, judged, matches, form, caught, miss } = of;
  const t = await texts("apis");
  const groups = caught.flatMap((group, at) => (group ? t("caught", { group: at + 1, text: group.text }) : []));
  const why = miss && (miss.piece === "" ? t("goesOn", { at: miss.at + 1 }) : t("needs", { piece: miss.piece, at: miss.at + 1 }));
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-faint py-1.5">
      <Icon of={matches ? Check : X} className={matches ? "text-success-text" : "text-danger-text"} />
      <code className="font-mono text-xs break-all">
        {matches && <Marked path={form ?? judged} caught={caught} />}
        {!matches && (
          <>
            {judged.slice(0, miss?.at ?? judged.length)}
            <span className="text-danger-text">{judged.slice(miss?.at ?? judged.length)}</span>
          </>
        )}
      </code>
      <span className="text-right text-xs text-ink-3">
        {matches ? (groups.length > 0 ? groups.join(" ") : t("matches")) : (why ?? t("misses"))}
      </span>
      {raw !== (form ?? judged) && (
        <span className="col-start-2 text-xs break-all text-ink-3">
          {raw} · {t("judgedAs", { path: judged })}
        </span>
      )}
    </li>
  );
}

/** The path with what the groups caught set off; groups within groups are not marked twice. */
function Marked({ path, caught }: { path: string; caught: Verdict["caught"] }) {
  const outer = caught.flatMap((group) => group ?? []).filter((group, at, all) => !all.slice(0, at).some(({ end }) => group.start < end));
  let from = 0;
  const pieces = outer.map(({ start, end }) => {
    const plain = path.slice(from, start);
    from = end;
    return { start, plain, marked: path.slice(start, end) };
  });
  return (
    <>
      {pieces.map(({ start, plain, marked }) => (
        <span key={start}>
          {plain}
          <mark className="rounded-xs bg-accent-soft text-accent-text">{marked}</mark>
        </span>
      ))}
      {path.slice(from)}
    </>
  );
}
