"use client";

import type { MouseEvent } from "react";
import { Checkbox } from "../ui/checkbox";
import { RowButtons } from "./row-menu";
import type { TableColumn, TableRow, TableTexts } from "./table-types";

interface TableLineProps {
  row: TableRow;
  columns: readonly TableColumn[];
  /** Null: nothing can be chosen. */
  box: { readonly field: string; readonly marked: boolean; readonly fixed: boolean; readonly onChange: (event: unknown) => void } | null;
  /** Looked at in the side panel. */
  open: boolean;
  /** Null: the row has no buttons of its own. */
  buttons: { readonly current: boolean; readonly menu: boolean; readonly onMenu: () => void } | null;
  texts: TableTexts;
}

/** One row of a table; on phones a card of two lines. */
export function TableLine({ row, columns, box, open, buttons, texts }: TableLineProps) {
  const { id, name, muted, cells } = row;
  const look = box?.marked || open ? "bg-surface-selected" : "bg-surface hover:bg-surface-hover focus-within:bg-surface-hover";
  return (
    <tr
      data-row={id}
      className={`${ROW} ${look} ${muted ? "text-ink-3" : ""} ${open ? OPEN : ""} ${box ? "" : NO_BOX} ${buttons ? "" : NO_BUTTONS}`}
    >
      {box && (
        <td className={`${CELL} ${STICKY} left-0 z-2 w-13 pl-6 max-sm:row-span-2 max-sm:w-auto max-sm:self-center max-sm:pl-4`}>
          <Checkbox
            name={box.field}
            value={id}
            aria-label={`${texts.selectRow} ${name}`}
            checked={box.marked}
            disabled={box.fixed}
            onChange={box.onChange}
          />
        </td>
      )}
      {columns.map(({ id: column, card, right }, at) => (
        <td
          key={column}
          className={`${CELL} ${CARD[card]} ${right ? "text-right tabular-nums" : ""} ${at === 0 ? `${STICKY} ${CUE} z-1 ${box ? "left-13" : "left-0 pl-6"}` : ""}`}
        >
          {cells[column]}
        </td>
      ))}
      {buttons && (
        <td
          className={`${CELL} w-px pl-0 text-right max-sm:relative max-sm:w-auto max-sm:self-center max-sm:pr-2! max-sm:z-1 max-sm:col-start-4 max-sm:row-span-2 max-sm:row-start-1`}
        >
          <RowButtons row={row} {...buttons} texts={texts} />
        </td>
      )}
    </tr>
  );
}

/** A press on a row opens what its first link leads to, unless it was meant for something else. */
export function openPressed(event: MouseEvent<HTMLElement>) {
  if (!(event.target instanceof Element) || event.target.closest("a, button, input, label, summary")) return;
  if (document.getSelection()?.isCollapsed === false) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  const press = new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey });
  event.target.closest("tr[data-row]")?.querySelector("a[href]")?.dispatchEvent(press);
}

const ROW =
  "group relative cursor-pointer max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto_auto] max-sm:gap-x-3 max-sm:border-b max-sm:border-line-faint max-sm:py-2";
/** On phones the edge of the card takes the place of what is not there, so that both of its lines begin and end alike. */
const NO_BOX = "max-sm:pl-1 max-sm:[&>td:first-child]:pl-0";
const NO_BUTTONS = "max-sm:pr-1 max-sm:[&>td:last-child]:pr-0";
const OPEN = "[&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]";
const CELL =
  "h-row border-b border-line-faint px-3 whitespace-nowrap first:pl-6 last:pr-6 max-sm:h-auto max-sm:min-h-8 max-sm:border-0 max-sm:px-0 max-sm:py-1 max-sm:first:pl-4 max-sm:last:pr-4";
/** Stays when the table scrolls sideways; then a line stands at its right. */
const STICKY = "sm:sticky sm:bg-inherit max-sm:relative";
const CUE = "in-data-scrolled:border-r in-data-scrolled:border-r-line-strong max-sm:static";
const CARD = {
  title: "max-w-120 overflow-hidden max-sm:col-start-2 max-sm:row-start-1 max-sm:max-w-none",
  aside: "max-sm:col-start-3 max-sm:row-start-1 max-sm:text-right",
  below: "max-sm:col-start-2 max-sm:row-start-2 max-sm:overflow-hidden max-sm:text-left!",
  belowAside: "max-sm:col-start-3 max-sm:row-start-2 max-sm:text-right",
  hidden: "max-sm:hidden",
} as const;
