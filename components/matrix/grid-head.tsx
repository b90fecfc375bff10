"use client";

import { useTranslations } from "use-intl/react";
import { MATRIX_METHODS } from "@/lib/domain/permission-matrix";

interface GridHeadProps {
  byApi: boolean;
  editable: boolean;
  onPaint: (column: number) => void;
}

/** The head of the grid: a method's button paints everything that is shown. */
export function GridHead({ byApi, editable, onPaint }: GridHeadProps) {
  const t = useTranslations("matrix");
  return (
    <thead>
      <tr className="sticky top-0 z-1 bg-surface text-left text-ink-2" aria-rowindex={1}>
        <th scope="col" className={`${HEAD} w-52 pl-6 font-normal`}>
          {t(byApi ? "group" : "api")}
        </th>
        <th scope="col" className={`${HEAD} font-normal`}>
          {byApi ? "" : t("pattern")}
        </th>
        {MATRIX_METHODS.map((method, column) => (
          <th key={method} scope="col" className={`${HEAD} w-16 border-l border-l-line-faint text-center font-normal`}>
            <button
              type="button"
              className="size-full rounded-xs font-mono text-xs -outline-offset-2"
              aria-label={t("column", { method })}
              disabled={!editable}
              onClick={() => onPaint(column)}
            >
              {method}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const HEAD = "h-row-head border-b border-b-line-strong px-2";
