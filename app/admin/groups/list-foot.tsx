import type { ReactNode } from "react";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { formats } from "@/lib/web/formats";
import type { Place } from "@/lib/web/list-query";
import { texts } from "@/lib/web/texts";

interface ListFootProps {
  place: Place;
  search: string;
  /** The address without the search. */
  clear: string;
  /** What is said where nothing is to be listed, whatever is searched. */
  nothing: { readonly title: string; readonly lead?: ReactNode };
}

/** What stands under a list: why it is empty, or the pages around. */
export async function ListFoot({ place, search, clear, nothing }: ListFootProps) {
  const [t, { number }] = [await texts("groups"), await formats()];
  if (place.to === 0 && search !== "") {
    return <EmptyState of="match" title={t("noMatch", { search })} acts={<ButtonLink href={clear}>{t("clear")}</ButtonLink>} />;
  }
  if (place.to === 0) {
    return (
      <EmptyState of="nothing" title={nothing.title}>
        {nothing.lead}
      </EmptyState>
    );
  }
  if (place.previous === null && place.next === null) return null;
  return (
    <Pager
      label={t("pages")}
      range={t("place", { from: number(place.from), to: number(place.to), total: number(place.total) })}
      previous={{ href: place.previous, label: t("previous") }}
      next={{ href: place.next, label: t("next") }}
    />
  );
}
