"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon } from "../ui/icon";
import { RailIcon } from "./rail-icon";

export interface PalettePage {
  readonly href: string;
  readonly icon: string;
  readonly label: string;
  /** In lower case. */
  readonly keywords: string;
}

export interface PaletteProps {
  pages: readonly PalettePage[];
  texts: Readonly<Record<"search" | "searchShort" | "searchHint" | "searchNothing" | "searchKeys" | "goTo", string>>;
  onClose: () => void;
}

/** The command palette: pages by name in both languages or by the first letters of the Chinese one. Enter while composing picks nothing. */
export function Palette({ pages, texts, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const list = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const wanted = query.trim().toLowerCase();
  const found = pages.filter(({ keywords }) => keywords.includes(wanted));
  const chosen = found[Math.min(at, found.length - 1)];
  const go = (href: string) => {
    dialog.current?.close();
    router.push(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((now) => (Math.min(now, found.length - 1) + step + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter" && chosen) go(chosen.href);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={texts.searchShort}
      className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] rounded-lg bg-surface-raised text-sm shadow-dialog ring ring-line-strong"
    >
      <label className="flex h-12 items-center gap-2.5 border-b border-line px-4">
        <Icon of={Search} className="text-ink-3" />
        <input
          className="min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-ink-3"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen && `${list}-${chosen.href}`}
          aria-label={texts.search}
          placeholder={texts.searchHint}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div id={list} role="listbox" aria-label={texts.goTo} className="max-h-[50vh] overflow-auto p-1.5">
        {found.map(({ href, icon, label }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
          <div
            key={href}
            id={`${list}-${href}`}
            role="option"
            tabIndex={-1}
            aria-selected={href === chosen?.href}
            className="flex h-row cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-ink-2 aria-selected:bg-surface-selected aria-selected:text-ink"
            onClick={() => go(href)}
          >
            <RailIcon name={icon} />
            {label}
          </div>
        ))}
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-ink-3" role="status">
        {found.length === 0 ? texts.searchNothing : texts.searchKeys}
      </p>
    </dialog>
  );
}
