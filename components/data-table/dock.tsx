"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";

interface DockProps {
  count: number;
  /** `selected` with `{count}`. */
  texts: { readonly selected: string; readonly clear: string };
  onClear: () => void;
  /** Stands behind the number. */
  beside?: ReactNode;
  /** Buttons for what can be done. */
  children: ReactNode;
}

/** The bar at the foot of rows of which some are chosen. Without JavaScript it is always there. */
export function Dock({ count, texts, onClear, beside, children }: DockProps) {
  return (
    <div className={`${BAR} ${count === 0 ? "[@media(scripting:enabled)]:hidden" : ""}`}>
      <p className="needs-script flex min-w-0 items-center gap-2 max-sm:w-full" aria-live="polite">
        <b className="font-semibold tabular-nums">{texts.selected.replace("{count}", count.toLocaleString("en"))}</b>
        {beside}
      </p>
      <span className="ml-auto flex items-center gap-2 max-sm:ml-0 max-sm:w-full max-sm:overflow-x-auto">
        {children}
        <IconButton className="needs-script" label={texts.clear} onClick={onClear}>
          <Icon of={X} />
        </IconButton>
      </span>
    </div>
  );
}

const BAR =
  "z-(--z-dock) flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface-raised px-6 py-3 text-sm shadow-dock max-sm:px-4";
