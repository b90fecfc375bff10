import { ArrowDown, ArrowUp } from "lucide-react";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import type { TableColumn } from "./table-types";

/** The head of a column: a link that orders by it, where that is possible. */
export function HeadCell({ column: { label, sort, right }, first }: { column: TableColumn; first: boolean }) {
  const align = right ? "text-right" : "text-left";
  return (
    <th
      scope="col"
      aria-sort={sort?.now ?? undefined}
      className={`h-row-head border-b border-line-strong px-3 font-normal whitespace-nowrap text-ink-3 last:pr-6 ${align} ${first ? "pl-6" : ""}`}
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
