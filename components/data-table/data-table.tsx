"use client";

import { type RowSelectionState, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo, useRef, useState } from "react";
import { RowMenu } from "./row-menu";
import { SelectionDock } from "./selection-dock";
import { TableHead } from "./table-head";
import { useTableKeys } from "./table-keys";
import { openPressed, TableLine } from "./table-line";
import type { Peeked, RowAct, TableActs, TableColumn, TableRow, TableTexts } from "./table-types";

const features = tableFeatures({ rowSelectionFeature });

interface DataTableProps {
  columns: readonly TableColumn[];
  rows: TableRow[];
  /** All rows that match, on this page and others. */
  total: number;
  /** Without acts nothing can be selected. */
  acts?: TableActs | undefined;
  /** The menu of every row. */
  rowActs?: readonly RowAct[] | undefined;
  /** Which row stands in the side panel; absent where there is none. */
  peeked?: Peeked | undefined;
  density: string;
  texts: TableTexts;
}

/**
 * Rows of one page of a list, drawn by the server too. What is selected stays selected on the other pages; give the table a `key` of
 * its filter, so that another filter starts anew. Without JavaScript the boxes and buttons are a plain form. Rows have keys (`j k x o e`,
 * Space, Delete, Esc), which the sheet of shortcuts lists.
 */
export function DataTable({ columns, rows, total, acts, rowActs = [], peeked, density, texts }: DataTableProps) {
  const [rowSelection, onRowSelectionChange] = useState<RowSelectionState>({});
  const [everything, setEverything] = useState(false);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
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
  useTableKeys({
    ...{ form, rows, acts, peeked, chosen: everything ? total : ids.length, texts: texts.keys, onClear: clear },
    onToggle: (id) => onRowSelectionChange(({ [id]: was, ...rest }) => (was ? rest : { ...rest, [id]: true })),
    onRange: (range) => onRowSelectionChange((before) => ({ ...before, ...Object.fromEntries(range.map((id) => [id, true as const])) })),
  });
  const buttons = rowActs.length > 0 || peeked !== undefined;
  return (
    <form ref={form} action={acts?.action} className="flex min-h-0 flex-1 flex-col" data-density={density}>
      <div
        className="relative min-h-0 flex-1 overflow-auto sm:scroll-ps-60"
        onScroll={({ currentTarget: box }) => box.toggleAttribute("data-scrolled", box.scrollLeft > 0)}
      >
        <table className="w-full border-separate border-spacing-0 text-sm max-sm:block">
          <caption className="sr-only">{texts.caption}</caption>
          <TableHead
            columns={columns}
            box={
              acts && {
                ...{ marked: pageMarked, mixed: pageMixed, label: texts.selectAll },
                onChange: () => (everything ? clear() : table.toggleAllRowsSelected(!pageMarked)),
              }
            }
            buttons={buttons ? texts.rowActs : null}
          />
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in the row takes the keys */}
          <tbody className="old max-sm:block" onClick={openPressed}>
            {table.getRowModel().rows.map((row) => {
              const marked = everything || row.getIsSelected();
              const box = { field: acts?.field ?? "ids", marked, fixed: everything, onChange: row.getToggleSelectedHandler() };
              return (
                <TableLine
                  key={row.id}
                  row={row.original}
                  columns={columns}
                  box={acts ? box : null}
                  open={peeked?.id === row.id}
                  buttons={buttons ? { current: menuOf === row.id, menu: rowActs.length > 0, onMenu: () => setMenuOf(row.id) } : null}
                  texts={texts}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {rowActs.length > 0 && <RowMenu row={rows.find(({ id }) => id === menuOf)} acts={rowActs} texts={texts} />}
      {acts && (
        <SelectionDock
          acts={acts}
          ids={ids}
          everything={everything}
          total={total}
          offerAll={!acts.field && !everything && pageMarked && total > ids.length}
          hidden={ids.filter((id) => !rows.some((row) => row.id === id))}
          texts={texts}
          onAll={() => setEverything(true)}
          onClear={clear}
        />
      )}
    </form>
  );
}
