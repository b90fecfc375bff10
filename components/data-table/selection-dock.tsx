"use client";

import { X } from "lucide-react";
import { Button, IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import type { TableActs, TableTexts } from "./table-types";

interface SelectionDockProps {
  acts: TableActs;
  ids: readonly string[];
  /** All rows that match are chosen, also those of other pages. */
  everything: boolean;
  total: number;
  /** Whether to offer the rows of the other pages too. */
  offerAll: boolean;
  /** Chosen rows of other pages. */
  hidden: readonly string[];
  texts: TableTexts;
  onAll: () => void;
  onClear: () => void;
}

/** The bar at the foot of a table: what is chosen and what can be done with it. Without JavaScript it is always there. */
export function SelectionDock({ acts, ids, everything, total, offerAll, hidden, texts, onAll, onClear }: SelectionDockProps) {
  const count = everything ? total : ids.length;
  return (
    <div className={`${BAR} ${count === 0 ? "[@media(scripting:enabled)]:hidden" : ""}`}>
      {acts.carried.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {everything && <input type="hidden" name="all" value="1" />}
      {hidden.length > 0 && <input type="hidden" name={acts.field ?? "ids"} value={hidden.join(",")} />}
      <p className="needs-script flex min-w-0 items-center gap-2 max-sm:w-full" aria-live="polite">
        <b className="font-semibold tabular-nums">{texts.selected.replace("{count}", count.toLocaleString("en"))}</b>
        {offerAll && (
          <button type="button" className="rounded-sm text-accent-text underline underline-offset-3" onClick={onAll}>
            {texts.selectMatching}
          </button>
        )}
      </p>
      <span className="ml-auto flex items-center gap-2 max-sm:ml-0 max-sm:w-full max-sm:overflow-x-auto">
        {acts.acts.map(({ value, label, bad, to }) => (
          <Button key={value} type="submit" name="act" value={value} formAction={to} look={bad ? "bad" : "plain"} className="max-sm:flex-1">
            {label}
          </Button>
        ))}
        <IconButton className="needs-script" label={texts.clear} onClick={onClear}>
          <Icon of={X} />
        </IconButton>
      </span>
    </div>
  );
}

const BAR =
  "z-(--z-dock) flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface-raised px-6 py-3 text-sm shadow-dock max-sm:px-4";
