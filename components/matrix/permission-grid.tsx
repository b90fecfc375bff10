"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { filteredRows, isWanted, MATRIX_METHODS, type PermissionMatrix } from "@/lib/domain/permission-matrix";
import { useShortcut } from "../layout/shortcuts";
import { useGo } from "../layout/use-go";
import { Note } from "../ui/note";
import { GridHead } from "./grid-head";
import { GridLine } from "./grid-line";
import { GridTools } from "./grid-tools";
import { Legend } from "./legend";
import { linesOf, rowsOf } from "./matrix-lines";
import { useGridFocus } from "./use-grid-focus";
import { type Paint, useStrokes } from "./use-strokes";

const LINE = 36;
const SPARE = 8;

interface PermissionGridProps {
  matrix: PermissionMatrix;
  paint: Paint;
  /** Whether the reader may change anything. */
  editable: boolean;
  /** Where the changes are looked at. */
  review: string;
}

/** The matrix as a grid of the keyboard and the mouse; only the lines in view are drawn. */
export function PermissionGrid({ matrix, paint, editable, review }: PermissionGridProps) {
  const t = useTranslations("matrix");
  const [text, setText] = useState("");
  const [granted, setGranted] = useState(false);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [view, setView] = useState({ top: 0, height: 720 });
  const { painted, problem, pending, stroke } = useStrokes(matrix.pivot, paint);
  const rows = filteredRows(matrix.rows, text, granted);
  const byApi = "api" in matrix.pivot;
  const lines = linesOf(rows, collapsed, byApi ? null : t("noApp"));
  const { at, block, within, move, onKey } = useGridFocus(lines.length, MATRIX_METHODS.length);
  const scroller = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  // What a drag goes on painting.
  const brush = useRef(true);
  const goTo = useGo();
  useShortcut("r", t("review"), () => goTo(review));

  useShortcut("ArrowDown", t("keys"), () => {
    if (scroller.current?.contains(document.activeElement)) return false;
    moved.current = true;
    move(at, false);
    return true;
  });

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const box = scroller.current;
    const top = at.line * LINE;
    if (box && top < box.scrollTop) box.scrollTop = top;
    if (box && top + 2 * LINE > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * LINE - box.clientHeight;
    box?.querySelector<HTMLElement>(`[data-place="${at.line}-${at.column}"]`)?.focus();
  });

  const paintCells = (first: number, last: number, left: number, right: number, on?: boolean) => {
    if (!editable) return;
    const cells = lines
      .slice(first, last + 1)
      .flatMap((line) => rowsOf(line).flatMap((row) => MATRIX_METHODS.slice(left, right + 1).map((method) => ({ row, method }))));
    brush.current = on ?? !cells.every(({ row, method }) => isWanted(row, method, painted));
    stroke(
      cells.map(({ row, method }) => [row.id, method]),
      brush.current,
    );
  };
  const [first, last] = [Math.max(0, Math.floor(view.top / LINE) - SPARE), Math.ceil((view.top + view.height) / LINE) + SPARE];
  const shown = lines.slice(first, last);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <GridTools {...{ text, setText, granted, setGranted, byApi, pending }} />
      {problem && (
        <div className="px-6 pb-2">
          <Note look="danger" alert>
            {t("failed", { problem })}
          </Note>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the grid inside */}
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-auto"
        onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
        onKeyDown={(event) => {
          if (onKey(event)) moved.current = true;
          else if (event.key === " " && event.target instanceof HTMLElement && event.target.dataset.place) {
            event.preventDefault();
            paintCells(block.first, block.last, block.left, block.right);
          }
        }}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of the APG is a table with this role
          role="grid"
          aria-label={t(byApi ? "labelApi" : "label", { name: matrix.name })}
          aria-rowcount={lines.length + 1}
          aria-multiselectable="true"
          className="w-full table-fixed border-separate border-spacing-0 text-sm"
        >
          <GridHead byApi={byApi} editable={editable} onPaint={(column) => paintCells(0, lines.length - 1, column, column)} />
          <tbody>
            {first > 0 && <Gap lines={Math.min(first, lines.length)} />}
            {shown.map((line, index) => (
              <GridLine
                key={line.kind === "row" ? line.row.id : `section ${line.name}`}
                {...{ line, painted, at, within, editable }}
                place={first + index}
                onPaint={(left, right, drag) => paintCells(first + index, first + index, left, right, drag ? brush.current : undefined)}
                onFocus={(column, extend) => move({ line: first + index, column }, extend)}
                onFold={() => setCollapsed(line.kind === "section" ? toggled(collapsed, line.name) : collapsed)}
              />
            ))}
            {last < lines.length && <Gap lines={lines.length - last} />}
          </tbody>
        </table>
      </div>
      <Legend />
    </div>
  );
}

function Gap({ lines }: { lines: number }) {
  return (
    <tr style={{ height: lines * LINE }}>
      <td colSpan={2 + MATRIX_METHODS.length} />
    </tr>
  );
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}
