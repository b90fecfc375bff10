import type { ReactNode } from "react";
import type { LogName } from "@/lib/domain/log";
import type { ShownLogRow } from "@/lib/domain/log-shown";
import { Checkbox } from "../ui/checkbox";
import { PageLink } from "../ui/link";
import { Duration, MethodWord, Status } from "./log-cells";

export interface RowTexts {
  readonly nobody: string;
  readonly success: string;
  readonly failure: string;
  readonly select: string;
  readonly repeats: string;
}

interface LogRowProps {
  log: LogName;
  row: ShownLogRow;
  href: string;
  open: boolean;
  texts: RowTexts;
  /** Without it nothing can be chosen. */
  mark: { readonly on: boolean; readonly toggle: () => void } | null;
}

/** One row of a log; on phones a card of two lines. */
export function LogRow({ log, row, href, open, texts, mark }: LogRowProps) {
  const look = open
    ? "bg-surface-selected shadow-[inset_2px_0_var(--accent)]"
    : mark?.on
      ? "bg-surface-selected"
      : "hover:bg-surface-hover";
  return (
    <tr className={`${ROW} ${look}`} data-row={row.id}>
      {mark && (
        <td className={`${CELL} w-9 max-sm:row-span-2 max-sm:self-center`}>
          <Checkbox
            name="ids"
            value={row.id}
            aria-label={texts.select.replace("{id}", String(row.id))}
            checked={mark.on}
            onChange={mark.toggle}
          />
        </td>
      )}
      <td className={`${CELL} w-24 max-sm:col-[2/4] max-sm:row-start-2`}>
        <PageLink href={href} scroll={false} aria-current={open || undefined} className="rounded-sm tabular-nums max-sm:text-ink-2">
          <time dateTime={row.iso}>{row.clock}</time>
        </PageLink>
      </td>
      {CELLS[log](row, texts).map(([name, place, content]) => (
        <td key={name} className={`${CELL} ${place}`}>
          {content}
        </td>
      ))}
    </tr>
  );
}

type Cells = readonly (readonly [name: string, place: string, content: ReactNode])[];

const CELLS: Readonly<Record<LogName, (row: ShownLogRow, texts: RowTexts) => Cells>> = {
  login: (row, texts) => [
    ["status", `w-32 ${CODE}`, <Status key="s" code={row.status} name={row.status < 300 ? texts.success : texts.failure} />],
    ["user", "w-44 truncate max-sm:col-[3/5] max-sm:row-start-1 max-sm:w-auto max-sm:pl-10", <User key="u" row={row} texts={texts} />],
    ["ip", "w-40 text-ink-2 max-sm:col-start-4 max-sm:row-start-2 max-sm:w-auto", row.ip],
    ["client", "truncate text-ink-2 max-sm:hidden", row.client],
  ],
  op: (row, texts) => [
    ["status", `w-20 ${CODE}`, <Status key="s" code={row.status} />],
    ["method", `w-20 ${METHOD}`, <MethodWord key="m" of={row.method ?? ""} />],
    ["url", URL, <Address key="a" row={row} texts={texts} />],
    ["user", "w-28 truncate max-sm:col-start-4 max-sm:row-start-2 max-sm:w-auto", <User key="u" row={row} texts={texts} />],
    ["ip", "w-36 truncate text-ink-2 @max-4xl:hidden", row.ip],
    ["duration", "w-32 text-right max-sm:col-start-5 max-sm:row-start-2 max-sm:w-auto", <Duration key="d" ms={row.durationMs ?? 0} />],
  ],
  error: (row, texts) => [
    ["status", `w-20 ${CODE}`, <Status key="s" code={row.status} />],
    ["method", `w-20 ${METHOD}`, <MethodWord key="m" of={row.method ?? ""} />],
    ["url", `${URL} sm:w-1/4`, <Address key="a" row={{ ...row, content: null }} texts={texts} />],
    ["user", "w-28 truncate max-sm:hidden", <User key="u" row={row} texts={texts} />],
    ["ip", "w-36 truncate text-ink-2 @max-4xl:hidden", row.ip],
    ["content", "truncate text-ink-2 max-sm:col-[4/6] max-sm:row-start-2", row.content],
  ],
};

function User({ row: { user }, texts }: { row: ShownLogRow; texts: RowTexts }) {
  return user === null ? <span className="text-ink-3">{texts.nobody}</span> : user;
}

/** Address, and behind it what was sent; how many requests the row stands for, where it is more than one. */
function Address({ row: { url, content, repeats }, texts }: { row: ShownLogRow; texts: RowTexts }) {
  return (
    <>
      <span className="font-mono text-xs">{url}</span>
      {repeats !== null && <span className="ml-2 text-warning-text">{texts.repeats.replace("{count}", String(repeats))}</span>}
      {content && <span className="ml-3 font-mono text-xs text-ink-3 max-sm:hidden">{content}</span>}
    </>
  );
}

const ROW =
  "relative cursor-default max-sm:grid max-sm:grid-cols-[auto_3.25rem_3.75rem_minmax(0,1fr)_auto] max-sm:gap-y-1 max-sm:border-b max-sm:border-line-faint max-sm:px-4 max-sm:py-2.5";
const CELL =
  "h-row border-b border-line-faint px-2.5 whitespace-nowrap overflow-hidden first:pl-6 last:pr-4 max-sm:h-auto max-sm:border-0 max-sm:px-0 max-sm:first:pl-0 max-sm:last:pr-0 max-sm:[&:has(input)]:pr-3 [&:has(input)]:overflow-visible";
const CODE = "max-sm:col-start-2 max-sm:row-start-1 max-sm:w-auto max-sm:overflow-visible";
const METHOD = "max-sm:col-start-3 max-sm:row-start-1 max-sm:w-auto";
const URL = "truncate max-sm:col-[4/6] max-sm:row-start-1";
