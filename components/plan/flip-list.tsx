import { ArrowRight } from "lucide-react";
import { Icon } from "../ui/icon";

export interface FlipRow {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** "desk4 · 31×". */
  readonly who: string;
  readonly allowed: boolean;
}

/** Calls that were made and would be answered otherwise. */
export function FlipList({ rows, words }: { rows: readonly FlipRow[]; words: { allowed: string; denied: string } }) {
  return (
    <ul>
      {rows.map(({ key, method, path, who, allowed }) => (
        <li key={key} className="grid grid-cols-[4.5rem_1fr] gap-x-3 border-b border-line-faint py-2 text-sm">
          <span className="font-mono text-xs font-semibold">{method}</span>
          <code className="min-w-0 font-mono text-xs break-all">{path}</code>
          <span className="col-start-2 flex flex-wrap items-center justify-between gap-x-3 text-xs text-ink-2">
            {who}
            <span className="inline-flex items-center gap-1.5">
              <span className={allowed ? "text-danger-text" : "text-success-text"}>{allowed ? words.denied : words.allowed}</span>
              <Icon of={ArrowRight} size={12} />
              <b className={`font-semibold ${allowed ? "text-success-text" : "text-danger-text"}`}>
                {allowed ? words.allowed : words.denied}
              </b>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
