"use client";

import { useRouter } from "next/navigation";
import { Fragment, type MouseEvent, useMemo, useRef, useState } from "react";
import type { LogName } from "@/lib/domain/log";
import { type PackedRows, unpackRows } from "@/lib/domain/log-shown";
import { Dock } from "../data-table/dock";
import { useGo } from "../layout/use-go";
import { Button } from "../ui/button";
import { LiveLine, type LiveTexts } from "./live-line";
import { LogRow, type RowTexts } from "./log-row";
import { useHeld } from "./use-held";
import { type RowKeyTexts, useRowKeys } from "./use-row-keys";
import { type TailStart, useTail } from "./use-tail";

interface LogTableProps {
  log: LogName;
  packed: PackedRows;
  caption: string;
  /** A `spare` column is hidden where there is little room. */
  heads: readonly { readonly id: string; readonly label: string; readonly className: string; readonly spare: boolean }[];
  /** The address of the page without an open row. */
  address: string;
  open: number | null;
  /** Where new rows come from; null when the log is not followed. */
  follow: TailStart | null;
  /** Where chosen rows are deleted, and where all that fit are; null for who may not, who then chooses none. */
  remove: { readonly marked: string; readonly all: string } | null;
  texts: RowTexts & LiveTexts & RowKeyTexts & Readonly<Record<"selected" | "clear" | "deleteMarked", string>>;
}

/** The rows of a log under the bands of their days, and above them those that come while it is followed. */
export function LogTable({ log, packed, caption, heads, address, open, follow, remove, texts }: LogTableProps) {
  const list = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const go = useGo();
  const { held, ...watching } = useHeld(list);
  const tail = useTail(follow, held, () => router.refresh());
  const [marked, setMarked] = useState<readonly number[]>([]);
  const rows = useMemo(() => unpackRows(packed), [packed]);
  const known = new Set(rows.map(({ id }) => id));
  const all = follow === null ? rows : [...tail.rows.filter(({ id }) => !known.has(id)), ...rows];
  const spare = heads.filter((head) => head.spare);
  const href = (id: number) => `${address}${address.includes("?") ? "&" : "?"}row=${id}`;
  const toggle = (id: number) => setMarked(marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id]);
  const selectTo = (id: number) => {
    const ids = all.map((row) => row.id);
    const [from, to] = [ids.indexOf(marked.at(-1) ?? id), ids.indexOf(id)];
    setMarked([...new Set([...marked, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1), id])]);
  };
  const onDelete = remove && (() => go(marked.length > 0 ? `${remove.marked}?ids=${marked.join(",")}` : remove.all));
  useRowKeys({ list, open, href, onDelete, texts, select: remove && ((id, upTo) => (upTo ? selectTo(id) : toggle(id))) });
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest("a, input, label") || !window.getSelection()?.isCollapsed) return;
    const id = event.target.closest<HTMLElement>("tr[data-row]")?.dataset.row;
    if (id) go(href(Number(id)));
  };
  return (
    <form className="@container flex min-h-0 min-w-0 flex-1 flex-col" data-density="compact">
      {follow !== null && <LiveLine tail={tail} held={held} texts={texts} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the link of each row does the same by the keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div ref={list} className="relative min-h-0 flex-1 overflow-auto" onClick={onClick} {...watching}>
        <table className="log-rows" data-log={log}>
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 z-(--z-sticky) bg-surface text-xs max-sm:hidden">
            <tr>
              {remove && <td className={`${HEAD} w-9 first:pl-6`} />}
              {heads.map(({ id, label, className }) => (
                <th key={id} scope="col" className={`${HEAD} ${className}`} aria-sort={id === "time" ? "descending" : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {all.map((row, at) => (
              <Fragment key={row.id}>
                {row.day !== all[at - 1]?.day && (
                  <tr className="max-sm:block">
                    <th scope="colgroup" colSpan={heads.length - spare.length + (remove ? 1 : 0)} className={DAY}>
                      {row.day}
                    </th>
                    {/* One cell must not span what may be hidden: that would make a column of its own. */}
                    {spare.map(({ id, className }) => (
                      <td key={id} className={`${DAY} ${className} max-sm:hidden`} />
                    ))}
                  </tr>
                )}
                <LogRow
                  {...{ log, row, texts, href: href(row.id), open: row.id === open }}
                  mark={remove && { on: marked.includes(row.id), toggle: () => toggle(row.id) }}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {remove && (
        <Dock count={marked.length} texts={texts} onClear={() => setMarked([])}>
          <Button type="submit" formAction={remove.marked} look="bad" className="max-sm:flex-1">
            {texts.deleteMarked}
          </Button>
        </Dock>
      )}
    </form>
  );
}

const HEAD =
  "h-row-head border-b border-line-strong px-2.5 text-left font-normal whitespace-nowrap text-ink-3 first:pl-6 last:pr-4 aria-[sort]:text-ink";
const DAY =
  "h-6.5 border-b border-line-faint bg-surface-sunken px-6 text-left text-xs font-normal text-ink-2 max-sm:flex max-sm:items-center max-sm:px-4";
