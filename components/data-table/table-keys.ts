"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useRef } from "react";
import { useShortcut } from "../layout/shortcuts";
import { useGo } from "../layout/use-go";
import type { Peeked, TableActs, TableRow, TableTexts } from "./table-types";

interface TableKeys {
  form: RefObject<HTMLFormElement | null>;
  rows: readonly TableRow[];
  acts: TableActs | undefined;
  peeked: Peeked | undefined;
  /** How many rows are chosen. */
  chosen: number;
  onToggle: (id: string) => void;
  onRange: (ids: readonly string[]) => void;
  onClear: () => void;
  texts: TableTexts["keys"];
}

/** The keys of a table: `j k` move, `x` and Shift+x choose, `o` opens, Space looks, `e` edits, Delete asks, Esc closes. */
export function useTableKeys({ form, rows, acts, peeked, chosen, onToggle, onRange, onClear, texts }: TableKeys): void {
  const router = useRouter();
  const go = useGo();
  const at = useRef<string | null>(null);
  const marked = useRef<string | null>(null);
  const lineOf = (id: string | undefined) => form.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id ?? "")}"]`);
  const place = () => {
    const focused = document.activeElement?.closest<HTMLElement>("tr[data-row]")?.dataset.row;
    const id = focused ?? peeked?.id ?? at.current;
    return rows.findIndex((row) => row.id === id);
  };
  const move = (step: 1 | -1) => {
    const from = place();
    const row = rows[from < 0 && step < 0 ? rows.length - 1 : from + step];
    if (!row) return;
    at.current = row.id;
    const line = lineOf(row.id);
    (line?.querySelector<HTMLElement>("a[href]") ?? line?.querySelector("input"))?.focus();
    line?.scrollIntoView({ block: "nearest" });
    if (peeked?.id != null && row.peek) router.replace(row.peek, { scroll: false });
  };
  const withRow = (act: (row: TableRow) => unknown) => {
    const row = rows[place()];
    return row ? act(row) : false;
  };
  const whenPeeked = peeked?.id != null ? texts : null;
  useShortcut("j", texts.next, () => move(1));
  useShortcut("k", texts.previous, () => move(-1));
  useShortcut("ArrowDown", whenPeeked?.next, () => move(1));
  useShortcut("ArrowUp", whenPeeked?.previous, () => move(-1));
  useShortcut("o", texts.open, () => withRow(({ id }) => lineOf(id)?.querySelector<HTMLElement>("a[href]")?.click()));
  useShortcut("x", acts && texts.select, () =>
    withRow(({ id }) => {
      marked.current = id;
      onToggle(id);
    }),
  );
  useShortcut("Shift+x", acts && texts.range, () => {
    const from = rows.findIndex(({ id }) => id === marked.current);
    const to = place();
    if (to < 0) return false;
    return onRange(rows.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1).map(({ id }) => id));
  });
  useShortcut("Space", peeked && texts.peek, () =>
    withRow(({ id, peek }) => {
      if (!peeked || !peek) return false;
      return router.push(peeked.id === id ? peeked.close : peek, { scroll: false });
    }),
  );
  useShortcut("e", rows.some(({ edit }) => edit) ? texts.edit : null, () => withRow(({ edit }) => (edit ? go(edit) : false)));
  const deletes = acts?.acts.some(({ value }) => value === "delete") === true;
  useShortcut("Delete", deletes ? texts.delete : null, () => {
    const button = form.current?.querySelector<HTMLButtonElement>("button[value=delete]");
    if (chosen > 0) return form.current?.requestSubmit(button);
    return withRow(({ id }) => acts && go(`${acts.action}?act=delete&${acts.field ?? "ids"}=${id}`));
  });
  useShortcut("Escape", texts.close, () => {
    if (document.querySelector(":popover-open")) return false;
    if (peeked?.id != null) return router.push(peeked.close, { scroll: false });
    return chosen > 0 && onClear();
  });
}
