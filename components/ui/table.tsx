import type { ReactNode } from "react";
import { PageLink } from "./link";

export interface Column {
  readonly key: string;
  /** What stands in the head; a column of boxes has words for readers alone. */
  readonly label: ReactNode;
  readonly className?: string;
  /** Where a click on the head leads, and how the column is ordered now. */
  readonly sort?: { readonly href: string; readonly order: "ascending" | "descending" | "none" };
}

/** A plain table of server-drawn rows. `label` names it to readers. */
export function Table({ label, columns, children }: { label: string; columns: readonly Column[]; children: ReactNode }) {
  return (
    <table className="w-full border-collapse text-sm" aria-label={label}>
      <thead>
        <tr className="h-row-head border-b border-line-strong text-left text-ink-2">
          {columns.map(({ key, label: name, className = "", sort }) => (
            <th
              key={key}
              scope="col"
              className={`px-3 font-normal first:pl-6 last:pr-6 max-sm:first:pl-4 max-sm:last:pr-4 ${className}`}
              aria-sort={sort?.order}
            >
              {sort ? (
                <PageLink href={sort.href} className="rounded-sm hover:text-ink">
                  {name}
                  <span aria-hidden="true">{MARKS[sort.order]}</span>
                </PageLink>
              ) : (
                name
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A row of a `Table`. */
export function Row({ children }: { children: ReactNode }) {
  return <tr className="h-row border-b border-line-faint hover:bg-surface-hover has-[input:checked]:bg-accent-soft">{children}</tr>;
}

/** A cell of a `Row`. */
export function Cell({ className = "", children }: { className?: string; children?: ReactNode }) {
  return <td className={`px-3 py-1 first:pl-6 last:pr-6 max-sm:first:pl-4 max-sm:last:pr-4 ${className}`}>{children}</td>;
}

const MARKS = { ascending: " ↑", descending: " ↓", none: "" } as const;
