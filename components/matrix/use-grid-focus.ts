"use client";

import { type KeyboardEvent, useState } from "react";

/** A place in the grid: line and column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const PAGE = 10;

/** One focused cell, moved by keys, and the block between it and where Shift was first held. */
export function useGridFocus(lines: number, columns: number) {
  const [focus, setFocus] = useState<Place>({ line: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place | null>(null);
  const at = { line: Math.min(focus.line, Math.max(0, lines - 1)), column: focus.column };
  const from = anchor ?? at;

  const move = (place: Place, extend: boolean) => {
    const next = {
      line: Math.max(0, Math.min(lines - 1, place.line)),
      column: Math.max(0, Math.min(columns - 1, place.column)),
    };
    setAnchor(extend ? from : null);
    setFocus(next);
  };
  /** Whether the key was one that moves. */
  const onKey = (event: KeyboardEvent): boolean => {
    const to = TARGETS[event.key]?.(at, lines, columns, event.ctrlKey || event.metaKey);
    if (!to || event.altKey) return false;
    event.preventDefault();
    move(to, event.shiftKey);
    return true;
  };
  const within = ({ line, column }: Place) =>
    between(line, at.line, from.line) && between(column, at.column, from.column) && anchor !== null;
  const block = {
    first: Math.min(at.line, from.line),
    last: Math.max(at.line, from.line),
    left: Math.min(at.column, from.column),
    right: Math.max(at.column, from.column),
  };
  return { at, block, within, move, onKey };
}

type Target = (at: Place, lines: number, columns: number, far: boolean) => Place;

const TARGETS: Readonly<Record<string, Target>> = {
  ArrowUp: ({ line, column }) => ({ line: line - 1, column }),
  ArrowDown: ({ line, column }) => ({ line: line + 1, column }),
  ArrowLeft: ({ line, column }) => ({ line, column: column - 1 }),
  ArrowRight: ({ line, column }) => ({ line, column: column + 1 }),
  PageUp: ({ line, column }) => ({ line: line - PAGE, column }),
  PageDown: ({ line, column }) => ({ line: line + PAGE, column }),
  Home: ({ line }, _lines, _columns, far) => ({ line: far ? 0 : line, column: 0 }),
  End: ({ line }, lines, columns, far) => ({ line: far ? lines - 1 : line, column: columns - 1 }),
};

function between(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
