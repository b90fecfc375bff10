"use client";

import { useTranslations } from "use-intl/react";
import { CellMark } from "./matrix-cell";

/** What the marks of the cells mean. */
export function Legend() {
  const t = useTranslations("matrix");
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 px-6 py-2 text-xs text-ink-2">
      {STATES.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <span className="grid w-4 place-items-center">
            <CellMark state={state} />
          </span>
          {t(state)}
        </li>
      ))}
    </ul>
  );
}

const STATES = ["direct", "via", "covered", "none", "add", "remove"] as const;
