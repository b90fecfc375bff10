"use client";

import { type RowSelectionState, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { Checkbox } from "../ui/checkbox";
import { HeadCell } from "./head-cell";
import { SelectionDock } from "./selection-dock";
import type { TableActs, TableColumn, TableRow, TableTexts } from "./table-types";

const features = tableFeatures({ rowSelectionFeature });

interface DataTableProps {
  columns: readonly TableColumn[];
  rows: TableRow[];
  /** All rows that match, on this page and others. */
  total: number;
  /** Without acts nothing can be selected. */
  acts?: TableActs | undefined;
  density: string;
  texts: TableTexts;
}

/**
 * Rows of one page of a list, drawn by the server too. What is selected stays selected on the other pages; give the table a `key` of
 * its filter, so that another filter starts anew. Without JavaScript the boxes and buttons are a plain form.
 */
export function DataTable({ columns, rows, total, acts, density, texts }: DataTableProps) {
  const [rowSelection, onRowSelectionChange] = useState<RowSelectionState>({});
  const [everything, setEverything] = useState(false);
  const definitions = useMemo(() => columns.map(({ id }) => ({ id, accessorFn: (row: TableRow) => row.cells[id] })), [columns]);
  const table = useTable({
    ...{ features, columns: definitions, data: rows, getRowId: (row: TableRow) => row.id },
    ...{ state: { rowSelection }, onRowSelectionChange },
  });
  const ids = Object.keys(rowSelection).filter((id) => rowSelection[id]);
  const pageMarked = table.getIsAllRowsSelected() || everything;
  const pageMixed = !pageMarked && table.getIsSomeRowsSelected();
  const clear = () => {
    setEverything(false);
    onRowSelectionChange({});
  };
  return (
    <form action={acts?.action} className="flex min-h-0 flex-1 flex-col" data-density={density}>
      <div className="relative min-h-0 flex-1 overflow-auto">
        <table className="w-full border-separate border-spacing-0 text-sm max-sm:block">
          <caption className="sr-only">{texts.caption}</caption>
          <thead className="sticky top-0 z-(--z-sticky) bg-surface text-xs max-sm:hidden">
            <tr>
              {acts && (
                <th className="h-row-head w-13 border-b border-line-strong pl-6 text-left">
                  <Checkbox
                    className="needs-script"
                    aria-label={texts.selectAll}
                    checked={pageMarked}
                    mixed={pageMixed}
                    ref={(box: HTMLInputElement | null) => {
                      if (box) box.indeterminate = pageMixed;
                    }}
                    onChange={() => (everything ? clear() : table.toggleAllRowsSelected(!pageMarked))}
                  />
                </th>
              )}
              {columns.map((column, at) => (
                <HeadCell key={column.id} column={column} first={at === 0 && !acts} />
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {table.getRowModel().rows.map((row) => {
              const { name, muted, cells } = row.original;
              const marked = everything || row.getIsSelected();
              return (
                <tr
                  key={row.id}
                  className={`${ROW} ${marked ? "bg-surface-selected" : "hover:bg-surface-hover"} ${muted ? "text-ink-3" : ""}`}
                >
                  {acts && (
                    <td className={`${CELL} relative z-1 w-13 pl-6 max-sm:row-span-2 max-sm:w-auto max-sm:self-center max-sm:pl-4`}>
                      <Checkbox
                        name="ids"
                        value={row.id}
                        aria-label={`${texts.selectRow} ${name}`}
                        checked={marked}
                        disabled={everything}
                        onChange={row.getToggleSelectedHandler()}
                      />
                    </td>
                  )}
                  {columns.map(({ id, card, right }, at) => (
                    <td
                      key={id}
                      className={`${CELL} ${CARD[card]} ${right ? "text-right tabular-nums" : ""} ${at === 0 && !acts ? "pl-6" : ""}`}
                    >
                      {cells[id]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {acts && (
        <SelectionDock
          acts={acts}
          ids={ids}
          everything={everything}
          total={total}
          offerAll={!everything && pageMarked && total > ids.length}
          hidden={ids.filter((id) => !rows.some((row) => row.id === id))}
          texts={texts}
          onAll={() => setEverything(true)}
          onClear={clear}
        />
      )}
    </form>
  );
}

const ROW =
  "relative max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:border-b max-sm:border-line-faint max-sm:py-2";
const CELL =
  "h-row border-b border-line-faint px-3 whitespace-nowrap first:pl-6 last:pr-6 max-sm:h-auto max-sm:min-h-8 max-sm:border-0 max-sm:px-0 max-sm:py-1 max-sm:first:pl-4 max-sm:last:pr-4";
const CARD = {
  title: "max-w-120 overflow-hidden max-sm:col-start-2 max-sm:row-start-1 max-sm:max-w-none",
  aside: "max-sm:col-start-3 max-sm:row-start-1 max-sm:pr-4 max-sm:text-right",
  below: "max-sm:col-start-2 max-sm:row-start-2 max-sm:overflow-hidden",
  belowAside: "max-sm:col-start-3 max-sm:row-start-2 max-sm:pr-4 max-sm:text-right",
  hidden: "max-sm:hidden",
} as const;
