"use client";

import { X } from "lucide-react";
import { Button, IconButton } from "../ui/button";
import { Icon } from "../ui/icon";

export interface RowActs {
  /** Where chosen rows are deleted; null for who may not. */
  readonly remove: string | null;
  readonly exportTo: string | null;
}

export interface DockTexts {
  readonly selected: string;
  readonly deleteMarked: string;
  readonly export: string;
  readonly clearSelection: string;
}

/** The bar at the foot of a log: what is chosen and what can be done with it. Without JavaScript it is always there. */
export function RowDock({ count, acts, texts, onClear }: { count: number; acts: RowActs; texts: DockTexts; onClear: () => void }) {
  return (
    <div className={`${BAR} ${count === 0 ? "[@media(scripting:enabled)]:hidden" : ""}`}>
      <b className="needs-script font-semibold tabular-nums" aria-live="polite">
        {texts.selected.replace("{count}", String(count))}
      </b>
      <span className="ml-auto flex items-center gap-2 max-sm:ml-0 max-sm:w-full">
        {acts.exportTo && (
          <Button type="submit" name="format" value="csv" formAction={acts.exportTo} className="max-sm:flex-1">
            {texts.export}
          </Button>
        )}
        {acts.remove && (
          <Button type="submit" formAction={acts.remove} look="bad" className="max-sm:flex-1">
            {texts.deleteMarked}
          </Button>
        )}
        <IconButton className="needs-script" label={texts.clearSelection} onClick={onClear}>
          <Icon of={X} />
        </IconButton>
      </span>
    </div>
  );
}

const BAR =
  "z-(--z-dock) flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface-raised px-6 py-3 text-sm shadow-dock max-sm:px-4";
