"use client";

import { lazy, Suspense, useState } from "react";
import type { ShortcutSheetProps } from "./shortcut-sheet";
import { useShortcut } from "./shortcuts";
import { useGo } from "./use-go";

const ShortcutSheet = lazy(async () => ({ default: (await import("./shortcut-sheet")).ShortcutSheet }));

export interface KeyedPage {
  readonly href: string;
  readonly label: string;
  readonly keys: string | null;
}

interface ShellShortcutsProps extends Omit<ShortcutSheetProps, "always" | "onClose"> {
  pages: readonly KeyedPage[];
  /** What `[` and `?` do. */
  labels: { readonly menu: string; readonly sheet: string; readonly search: string };
}

/** The keys that hold on every page of the dashboard: to other pages, for the menu, and for the list of all keys. */
export function ShellShortcuts({ pages, labels, ...sheet }: ShellShortcutsProps) {
  const [open, setOpen] = useState(false);
  const go = useGo();
  useShortcut("[", labels.menu, () => document.querySelector<HTMLButtonElement>("button[name=rail]")?.click());
  useShortcut("?", labels.sheet, () => setOpen(true));
  const always = [...pages.map(({ label }) => label), labels.menu, labels.sheet, labels.search];
  return (
    <>
      {pages.map(({ href, label, keys }) => keys && <PageKey key={href} keys={keys} label={label} onKey={() => go(href)} />)}
      {open && (
        <Suspense>
          <ShortcutSheet {...sheet} always={always} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function PageKey({ keys, label, onKey }: { keys: string; label: string; onKey: () => void }) {
  useShortcut(keys, label, onKey);
  return null;
}
