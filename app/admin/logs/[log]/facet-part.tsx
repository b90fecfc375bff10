import { FacetList } from "@/components/logs/facet-list";
import type { LogState } from "@/lib/domain/log-address";
import type { LogView } from "@/lib/services/log-explorer";
import { facetsOf } from "@/lib/web/log-facets";
import { texts } from "@/lib/web/texts";

/** The commonest values under the filter; what is chosen of one key does not hide its other values. */
export async function FacetPart({ view, state, fieldsId }: { view: LogView; state: LogState; fieldsId: string }) {
  const [t, facets] = [await texts("explorer"), await facetsOf(view, state)];
  const value = "{value}";
  return (
    <FacetList
      {...{ facets, fieldsId }}
      found={["user", "ip", "url"]}
      texts={{
        ...{ find: t("find"), noValues: t("noValues"), sampled: t("sampled") },
        ...{ include: t("include", { value }), exclude: t("exclude", { value }) },
      }}
    />
  );
}
