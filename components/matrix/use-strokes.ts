"use client";

import { useRef, useState, useTransition } from "react";
import { cellKey, type MatrixMethod, type MatrixPivot, type MatrixStroke } from "@/lib/domain/permission-matrix";

/** Takes a stroke into the draft; the problem in the reader's language, or null. */
export type Paint = (stroke: MatrixStroke) => Promise<string | null>;

/** Strokes within so many milliseconds go together. */
const PAUSE = 120;

/** Cells painted here and now. They show at once and are believed until the server has answered, and go back when it refuses. */
export function useStrokes(pivot: MatrixPivot, paint: Paint) {
  const [painted, setPainted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const waiting = useRef(new Map<string, MatrixStroke["cells"][number]>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = () => {
    const cells = [...waiting.current.values()];
    waiting.current.clear();
    start(async () => {
      const told = await paint({ pivot, cells });
      setProblem(told);
      setPainted((now) => new Map([...now].filter(([key]) => !cells.some(({ row, method }) => cellKey(row, method) === key))));
    });
  };
  const stroke = (cells: readonly (readonly [row: number, method: MatrixMethod])[], on: boolean) => {
    for (const [row, method] of cells) waiting.current.set(cellKey(row, method), { row, method, on });
    setPainted((now) => new Map([...now, ...cells.map(([row, method]) => [cellKey(row, method), on] as const)]));
    clearTimeout(timer.current);
    timer.current = setTimeout(send, PAUSE);
  };
  return { painted, problem, pending, stroke };
}
