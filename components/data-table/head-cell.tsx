import { ArrowDown, ArrowUp } from "lucide-react";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import type { TableColumn } from "./table-types";

/** Where the first column sticks when the table scrolls sideways. */
const PLACES = { first: "sticky left-0 z-1 bg-surface pl-6", afterBox: "sticky left-13 z-1 bg-surface", other: "" } as const;

interface HeadCellProps {
  column: TableColumn;
  place: keyof typeof PLACES;
}

/** The head of a column: a link that orders by it, where that is possible. */
export function HeadCell({ column: { label, sort, right }, place }: HeadCellProps) {
  const align = right ? "text-right" : "text-left";
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.now ?? "none") : undefined}
      className={`h-row-head border-b border-line-strong px-3 font-normal whitespace-nowrap text-ink-3 last:pr-6 ${align} ${PLACES[place]}`}
    >
      {sort ? (
        <PageLink
          href={sort.href}
          className={`inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink ${sort.now ? "font-semibold text-ink" : ""}`}
        >
          {label}
          {sort.now && <Icon of={sort.now === "ascending" ? ArrowUp : ArrowDown} size={12} />}
        </PageLink>
      ) : (
        label
      )}
    </th>
  );
}
