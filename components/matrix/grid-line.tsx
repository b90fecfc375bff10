"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { type CellState, cellState, isWanted, MATRIX_METHODS, type MatrixMethod } from "@/lib/domain/permission-matrix";
import { Icon } from "../ui/icon";
import { CellMark, cellTint } from "./matrix-cell";
import type { Line } from "./matrix-lines";
import type { Place } from "./use-grid-focus";

interface GridLineProps {
  line: Line;
  place: number;
  painted: ReadonlyMap<string, boolean>;
  at: Place;
  within: (place: Place) => boolean;
  editable: boolean;
  /** With `drag` as the stroke began. */
  onPaint: (left: number, right: number, drag?: boolean) => void;
  onFocus: (column: number, extend: boolean) => void;
  onFold: () => void;
}

/** One line: an app with its sum per method, or a row with its cells. */
export function GridLine({ line, place, painted, at, within, editable, onPaint, onFocus, onFold }: GridLineProps) {
  const t = useTranslations("matrix");
  const name = line.kind === "row" ? line.row.label : line.name;
  const cell = (method: MatrixMethod, column: number) => {
    const { state, words } = line.kind === "row" ? rowCell(line.row, method) : sectionCell(method);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around hears the keys
      <td
        key={method}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
        role="gridcell"
        data-place={`${place}-${column}`}
        tabIndex={at.line === place && at.column === column ? 0 : -1}
        aria-selected={within({ line: place, column })}
        aria-label={t("cell", { method, name, state: words })}
        title={words}
        aria-disabled={!editable}
        className={`h-9 cursor-pointer border-b border-l border-line-faint p-0 text-center outline-offset-[-2px] aria-selected:bg-surface-selected ${cellTint(state)}`}
        onPointerDown={(event) => {
          if (event.pointerType !== "mouse" || event.button !== 0) return;
          onFocus(column, event.shiftKey);
          if (!event.shiftKey) onPaint(column, column);
        }}
        onPointerEnter={(event) => {
          if (event.pointerType === "mouse" && event.buttons === 1 && line.kind === "row") onPaint(column, column, true);
        }}
        onClick={({ nativeEvent }) => {
          // A touch may only want to scroll when it begins, and a reading program sends nothing but the click.
          if (!(nativeEvent instanceof PointerEvent) || nativeEvent.pointerType === "mouse") return;
          onFocus(column, false);
          onPaint(column, column);
        }}
      >
        <span className="grid h-full place-items-center">
          <CellMark state={state} />
        </span>
      </td>
    );
  };
  const rowCell = (row: Extract<Line, { kind: "row" }>["row"], method: MatrixMethod) => {
    const state = cellState(row, method, painted);
    const via = row.via.find((one) => one.method === method);
    return { state, words: state === "via" && via ? t("viaNames", { names: via.names }) : t(state) };
  };
  const sectionCell = (method: MatrixMethod): { state: CellState | "some"; words: string } => {
    const rows = line.kind === "section" ? line.rows : [];
    const on = rows.filter((row) => isWanted(row, method, painted)).length;
    const state = on === 0 ? "none" : on === rows.length ? "direct" : "some";
    return { state, words: t(state) };
  };
  return (
    <tr aria-rowindex={place + 2} className={line.kind === "section" ? "bg-surface-sunken" : ""}>
      {line.kind === "section" ? (
        <th scope="rowgroup" colSpan={2} className="h-9 border-b border-line px-2 pl-5 text-left">
          <button
            type="button"
            className="inline-flex items-center gap-1.5 rounded-sm font-semibold"
            aria-expanded={!line.collapsed}
            onClick={onFold}
          >
            <Icon of={line.collapsed ? ChevronRight : ChevronDown} />
            {name}
            <span className="font-normal text-ink-3">{t("apis", { count: line.rows.length })}</span>
          </button>
        </th>
      ) : (
        <>
          <th scope="row" className="h-9 truncate border-b border-line-faint px-2 pl-6 text-left font-semibold">
            <button
              type="button"
              className="max-w-full truncate rounded-sm"
              aria-label={t("row", { name })}
              disabled={!editable}
              onClick={() => onPaint(0, MATRIX_METHODS.length - 2)}
            >
              {name}
            </button>
          </th>
          <td className="truncate border-b border-line-faint px-2 font-mono text-xs text-ink-2" title={line.row.pattern ?? undefined}>
            {line.row.pattern}
          </td>
        </>
      )}
      {MATRIX_METHODS.map(cell)}
    </tr>
  );
}
