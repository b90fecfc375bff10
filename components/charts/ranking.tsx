import { Meter } from "../apis/meter";
import { PageLink } from "../ui/link";

/** One line: what it is, where it leads, and its number. */
export interface Ranked {
  readonly name: string;
  readonly href: string;
  readonly value: number;
}

/** The first of many, each with a bar for its share of the first one. `warn` colours the bars. */
export function Ranking({ label, rows, warn = false }: { label: string; rows: readonly Ranked[]; warn?: boolean }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ol className="text-sm" aria-label={label}>
      {rows.map(({ name, href, value }) => (
        <li key={name} className="grid h-8 grid-cols-[minmax(0,1fr)_4rem_3.5rem] items-center gap-3">
          <PageLink href={href} className="truncate rounded-sm font-mono text-xs hover:underline" title={name}>
            {name}
          </PageLink>
          <Meter part={value / most} warn={warn} />
          <span className="text-right tabular-nums">{value.toLocaleString("en")}</span>
        </li>
      ))}
    </ol>
  );
}
