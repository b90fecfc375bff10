"use client";

import type { RefObject } from "react";
import { useShortcut } from "../layout/shortcuts";
import { useGo } from "../layout/use-go";

export interface RowKeyTexts {
  readonly keyDown: string;
  readonly keyUp: string;
  readonly keyOpen: string;
  readonly keySelect: string;
  readonly keySelectTo: string;
  readonly keyDelete: string;
}

interface RowKeys {
  /** The part of the page that the rows stand in. */
  readonly list: RefObject<HTMLElement | null>;
  readonly open: number | null;
  readonly href: (id: number) => string;
  /** Null where nothing can be chosen. */
  readonly select: ((id: number, upTo: boolean) => void) | null;
  readonly onDelete: (() => void) | null;
  readonly texts: RowKeyTexts;
}

/** The keys of the rows: j and k move, and take the open panel along; Enter opens, x chooses, Delete leads to the deletion. */
export function useRowKeys({ list, open, href, select, onDelete, texts }: RowKeys): void {
  const go = useGo();
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
  const current = () => {
    const all = rows();
    const focused = all.findIndex((row) => row.contains(document.activeElement));
    return { all, at: focused >= 0 ? focused : all.findIndex((row) => row.dataset.row === String(open)) };
  };
  const move = (step: number) => {
    const { all, at } = current();
    const row = all[Math.max(0, Math.min(all.length - 1, at + step))];
    const link = row?.querySelector<HTMLElement>("a[href]");
    link?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
    if (open !== null && row && row.dataset.row !== String(open)) go(href(Number(row.dataset.row)));
  };
  const chosen = (upTo: boolean) => {
    const { all, at } = current();
    const id = Number(all[at]?.dataset.row ?? 0);
    if (id > 0) select?.(id, upTo);
  };
  useShortcut("j", texts.keyDown, () => move(1));
  useShortcut("k", texts.keyUp, () => move(-1));
  useShortcut("Enter", texts.keyOpen, () => {
    const { all, at } = current();
    const id = Number(all[at]?.dataset.row ?? 0);
    if (id > 0) go(href(id));
    return id > 0;
  });
  useShortcut("x", select && texts.keySelect, () => chosen(false));
  useShortcut("Shift+x", select && texts.keySelectTo, () => chosen(true));
  useShortcut("Delete", onDelete && texts.keyDelete, () => onDelete?.());
}
