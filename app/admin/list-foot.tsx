import type { ReactNode } from "react";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { formats } from "@/lib/web/formats";
import type { Place } from "@/lib/web/list-query";
import { texts } from "@/lib/web/texts";

interface ListFootProps {
  place: Place;
  search?: string;
  /** The list is narrowed by something else than the search. */
  narrowed?: boolean;
  /** The address of the whole list. */
  clear: string;
  /** What is said where nothing is to be listed, whatever is searched. */
  nothing: { readonly title: string; readonly lead?: ReactNode; readonly acts?: ReactNode };
}

/** What stands under a list: why it is empty, or the pages around. */
export async function ListFoot({ place, search = "", narrowed = false, clear, nothing }: ListFootProps) {
  const [t, { number }] = [await texts("table"), await formats()];
  if (place.to === 0 && (search !== "" || narrowed)) {
    return (
      <EmptyState of="match" title={t("noMatch")} acts={<ButtonLink href={clear}>{t("clearFilters")}</ButtonLink>}>
        {search === "" ? t("noMatchFilter") : t("noMatchLead", { search })}
      </EmptyState>
    );
  }
  if (place.to === 0) {
    return (
      <EmptyState of="nothing" title={nothing.title} acts={nothing.acts}>
        {nothing.lead}
      </EmptyState>
    );
  }
  if (place.previous === null && place.next === null) return null;
  return (
    <Pager
      label={t("pages")}
      range={t("range", { from: number(place.from), to: number(place.to), total: number(place.total) })}
      previous={{ href: place.previous, label: t("previous") }}
      next={{ href: place.next, label: t("next") }}
    />
  );
}
