"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import type { PaletteProps } from "./palette";
import { useRecentPages } from "./recent-pages";
import { useShortcut } from "./shortcuts";
import { useGo } from "./use-go";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The search of the top bar, also by Ctrl/Cmd+K. What it opens is loaded at its first use. */
export function PaletteButton(props: Omit<PaletteProps, "onGo" | "onClose">) {
  const { owner, texts } = props;
  const [open, setOpen] = useState(false);
  const go = useGo();
  useRecentPages(owner);
  useShortcut("Ctrl+k", texts.searchShort, () => setOpen(true));
  return (
    <>
      <button
        type="button"
        className="needs-script flex h-control w-72 items-center gap-2 rounded-md border border-line-strong bg-surface pr-1 pl-2.5 text-left text-ink-3 max-lg:w-56 max-sm:hidden"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon of={Search} />
        <span className="flex-1 truncate">{texts.search}</span>
        <kbd className="rounded-sm bg-neutral-bg px-1.5 py-1 font-mono text-xs leading-none">Ctrl K</kbd>
      </button>
      <button
        type="button"
        className={`${ICON_BUTTON} needs-script sm:hidden`}
        aria-haspopup="dialog"
        aria-label={texts.searchShort}
        onClick={() => setOpen(true)}
      >
        <Icon of={Search} />
      </button>
      {open && (
        <Suspense>
          <Palette {...props} onGo={go} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
