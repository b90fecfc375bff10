import { ChevronRight } from "lucide-react";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";

interface Right {
  readonly method: string;
  readonly pattern: string;
}

export interface Effect {
  readonly id: number;
  readonly href: string;
  readonly username: string;
  /** "gains 2, loses one". */
  readonly sum: string;
  readonly gained: readonly Right[];
  readonly lost: readonly Right[];
  /** "and 12 more"; null when all are listed. */
  readonly more: string | null;
}

/** Who gains and who loses, each user opening into the rights. `everything` stands for all methods on all paths, `open` leads to the user. */
export function EffectList({ effects, everything, open }: { effects: readonly Effect[]; everything: string; open: string }) {
  return (
    <ul>
      {effects.map(({ id, href, username, sum, gained, lost, more }) => (
        <li key={id} className="border-b border-line-faint">
          <details className="group text-sm">
            <summary className="flex min-h-row list-none items-center gap-3">
              <Icon of={ChevronRight} className="text-ink-3 group-open:rotate-90" />
              <b className="font-semibold">{username}</b>
              <span className="text-ink-2">{sum}</span>
            </summary>
            <ul className="grid gap-1 pb-3 pl-7">
              {[...lost.map((right) => ({ right, sign: "−" })), ...gained.map((right) => ({ right, sign: "+" }))].map(({ right, sign }) => (
                <li key={`${sign}${right.method} ${right.pattern}`} className="flex gap-3 font-mono text-xs">
                  <span className={sign === "+" ? "text-accent-text" : "text-warning-text"}>{sign}</span>
                  <span className="w-14 font-semibold">{right.method}</span>
                  <span className="break-all">{right.method === "*" && right.pattern === ".*" ? everything : right.pattern}</span>
                </li>
              ))}
              <li>
                <PageLink href={href} className="inline-block min-h-6 rounded-sm text-accent-text underline underline-offset-3">
                  {open}
                </PageLink>
              </li>
              {more && <li className="text-xs text-ink-3">{more}</li>}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
