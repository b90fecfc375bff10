"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { Keys } from "../ui/keys";
import { type Shortcut, useShortcuts } from "./shortcuts";

export interface ShortcutSheetProps {
  /** The labels of the keys that hold on every page; the others belong to the page that is open. */
  always: readonly string[];
  texts: Readonly<Record<"shortcuts" | "shortcutsHere" | "shortcutsAlways" | "shortcutsNone" | "shortcutsOff" | "close", string>>;
  onClose: () => void;
}

/** The keys of the page that is open, and those that hold everywhere. */
export function ShortcutSheet({ always, texts, onClose }: ShortcutSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const all = useShortcuts();
  useEffect(() => dialog.current?.showModal(), []);
  const everywhere = all.filter(({ label }) => always.includes(label));
  const here = all.filter(({ label }) => !always.includes(label));
  const off = document.documentElement.dataset.shortcuts === "off";
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="shortcut-sheet"
      className="m-auto max-h-[80vh] w-[min(44rem,calc(100vw-2rem))] overflow-auto rounded-lg bg-surface-raised p-5 text-sm shadow-dialog ring ring-line-strong"
    >
      <div className="flex items-center justify-between gap-3 pb-3">
        <h2 id="shortcut-sheet" className="text-lg">
          {texts.shortcuts}
        </h2>
        <IconButton label={texts.close} onClick={() => dialog.current?.close()}>
          <Icon of={X} />
        </IconButton>
      </div>
      {off && <p className="pb-3 text-ink-2">{texts.shortcutsOff}</p>}
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Part title={texts.shortcutsHere} rows={here} none={texts.shortcutsNone} />
        <Part title={texts.shortcutsAlways} rows={everywhere} none={texts.shortcutsNone} />
      </div>
    </dialog>
  );
}

function Part({ title, rows, none }: { title: string; rows: readonly Shortcut[]; none: string }) {
  return (
    <section className="grid content-start gap-1">
      <h3 className="pb-1 text-xs font-normal text-ink-3">{title}</h3>
      {rows.length === 0 && <p className="text-ink-2">{none}</p>}
      <dl>
        {rows.map(({ keys, label }) => (
          <div key={`${keys} ${label}`} className="flex min-h-8 items-center justify-between gap-3 border-b border-line-faint">
            <dt>{label}</dt>
            <dd>
              <Keys of={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
