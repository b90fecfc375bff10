"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon } from "../ui/icon";
import { type PaletteGroup, PaletteList, type PaletteRow, rowId } from "./palette-list";
import { recentPages } from "./recent-pages";
import { useFound } from "./use-found";

export interface PalettePage extends PaletteRow {
  /** Words in lower case: Latin ones are found by their beginning, Chinese ones by any part. */
  readonly keywords: string;
}

export interface PaletteProps {
  pages: readonly PalettePage[];
  acts: readonly PalettePage[];
  /** Whose recent pages are shown. */
  owner: string;
  texts: Readonly<Record<PaletteText, string>>;
  onGo: (href: string) => void;
  onClose: () => void;
}

type PaletteText =
  | ("search" | "searchShort" | "searchHint" | "searchNothing" | "searchKeys" | "searchWaits" | "searchFailed" | "searchFound")
  | ("goTo" | "recent" | "acts");

/**
 * The command palette: pages and acts by name in both languages or by the first letters of the Chinese one at once, users and groups
 * when the server answers. Nothing is asked or picked while an input method composes. Esc gives the focus back to where it was.
 */
export function Palette({ pages, acts, owner, texts, onGo, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [query, setQuery] = useState("");
  const [composing, setComposing] = useState(false);
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  // Enter came before the answer: it opens the first row as soon as there is one.
  const [hurried, setHurried] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const wanted = query.trim().toLowerCase();
  const found = useFound(asked);
  const local: PaletteGroup[] = [
    { name: texts.recent, rows: wanted === "" ? recentRows(owner, pages) : [] },
    { name: texts.goTo, rows: matching(pages, wanted) },
    { name: texts.acts, rows: matching(acts, wanted) },
  ];
  const groups = [...local, ...(wanted === "" ? [] : found.groups)].filter(({ rows }) => rows.length > 0);
  const rows = groups.flatMap(({ name, rows: own }) => own.map((row) => ({ row, id: rowId(list, name, row) })));
  const chosen = rows[Math.min(at, rows.length - 1)];
  const type = (text: string, composes: boolean) => {
    setQuery(text);
    setComposing(composes);
    if (!composes) setAsked(text.trim());
    setAt(0);
    setHurried(false);
  };
  const pick = ({ href }: PaletteRow) => {
    dialog.current?.close();
    onGo(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Safari ends a composition before the key that ended it; that key has the code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((now) => (Math.min(now, rows.length - 1) + step + rows.length) % Math.max(1, rows.length));
    else if (event.key !== "Enter") return;
    else if (chosen) pick(chosen.row);
    else setHurried(true);
    event.preventDefault();
  };
  useEffect(() => {
    if (chosen) document.getElementById(chosen.id)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  useEffect(() => {
    if (!hurried || !chosen) return;
    dialog.current?.close();
    onGo(chosen.row.href);
  }, [hurried, chosen, onGo]);
  const waits = composing || found.state === "waits";
  const none = waits ? texts.searchWaits : texts.searchNothing;
  const tale = found.state === "failed" ? texts.searchFailed : rows.length === 0 ? none : texts.searchKeys;
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={texts.searchShort}
      className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] rounded-lg bg-surface-raised text-sm shadow-dialog ring ring-line-strong max-sm:mt-4"
    >
      <label className="flex h-12 items-center gap-2.5 border-b border-line px-4">
        <Icon of={Search} className="text-ink-3" />
        <input
          className="min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-ink-3"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen?.id}
          aria-label={texts.search}
          placeholder={texts.searchHint}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={({ target, nativeEvent }) => type(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)}
          onCompositionEnd={({ currentTarget }) => type(currentTarget.value, false)}
          onKeyDown={onKeyDown}
        />
      </label>
      <PaletteList id={list} label={texts.searchShort} groups={groups} chosen={chosen?.row} old={waits} onPick={pick} />
      <p className="border-t border-line px-4 py-2 text-xs text-ink-3">{tale}</p>
      <p className="sr-only" role="status">
        {waits ? "" : texts.searchFound.replace("{count}", String(rows.length))}
      </p>
    </dialog>
  );
}

function matching(pages: readonly PalettePage[], wanted: string): readonly PalettePage[] {
  const words = /\p{Script=Han}/u.test(wanted) ? wanted : ` ${wanted}`;
  return pages.filter(({ keywords }) => ` ${keywords}`.includes(words));
}

/** Without the page that is open; each with the icon of the page of the menu above it. */
function recentRows(owner: string, pages: readonly PalettePage[]): PaletteRow[] {
  const iconOf = (path: string) => {
    const above = pages.filter(({ href }) => path === href || path.startsWith(`${href}/`));
    return above.sort((a, b) => b.href.length - a.href.length)[0]?.icon ?? "";
  };
  return recentPages(owner)
    .filter(({ href }) => href !== location.pathname)
    .map(({ href, label }) => ({ href, label, icon: iconOf(href) }));
}
