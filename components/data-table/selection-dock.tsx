"use client";

import { Button } from "../ui/button";
import { Dock } from "./dock";
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

/** The dock of a table: what is chosen and what can be done with it. */
export function SelectionDock({ acts, ids, everything, total, offerAll, hidden, texts, onAll, onClear }: SelectionDockProps) {
  const count = everything ? total : ids.length;
  const all = offerAll && (
    <button type="button" className="rounded-sm text-accent-text underline underline-offset-3" onClick={onAll}>
      {texts.selectMatching}
    </button>
  );
  return (
    <Dock count={count} texts={texts} onClear={onClear} beside={all}>
      {acts.carried.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {everything && <input type="hidden" name="all" value="1" />}
      {hidden.length > 0 && <input type="hidden" name={acts.field ?? "ids"} value={hidden.join(",")} />}
      {acts.acts.map(({ value, label, bad, to }) => (
        <Button key={value} type="submit" name="act" value={value} formAction={to} look={bad ? "bad" : "plain"} className="max-sm:flex-1">
          {label}
        </Button>
      ))}
    </Dock>
  );
}
