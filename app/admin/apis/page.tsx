import { Plus, Upload } from "lucide-react";
import type { Metadata } from "next";
import { LinkShortcut } from "@/components/apis/save-shortcut";
import { FacetChips } from "@/components/data-table/facet-chips";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SearchForm } from "@/components/ui/search-form";
import { paths } from "@/lib/paths";
import { createApiWithGrants } from "@/lib/services/api-registration";
import { API_FACETS, apiList } from "@/lib/web/api-list";
import { formats } from "@/lib/web/formats";
import { addressOf, type Query } from "@/lib/web/list-query";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { ListFoot } from "../list-foot";
import { ApiFrame } from "./api-frame";
import { ApiTable } from "./api-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("apis"))("title") };
}

export default async function ApisPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireUser();
  const list = await apiList(await searchParams);
  const [t, { number }] = [await texts("apis"), await formats()];
  const mayCreate = actor.user.isSuperuser && may(actor, createApiWithGrants);
  const { search, facet, counts, place } = list;
  const chips = API_FACETS.map((name) => ({
    href: addressOf(paths.apis, { q: search, facet: name === "all" ? "" : name }),
    ...{ label: t(name), count: number(counts[name]), current: name === facet },
  }));
  const acts = mayCreate && (
    <>
      <ButtonLink href={paths.importApis}>
        <Icon of={Upload} />
        {t("import")}
      </ButtonLink>
      <ButtonLink href={paths.newApi} look="primary">
        <Icon of={Plus} />
        {t("register")}
      </ButtonLink>
      <LinkShortcut keys="c" href={paths.newApi} label={t("newTitle")} />
    </>
  );
  return (
    <ApiFrame current={paths.apis} count={t("count", { count: counts.all })} uncovered={list.uncovered} acts={acts}>
      <div className="px-6 py-3 max-sm:px-4">
        <SearchForm
          action={paths.apis}
          label={t("searchLabel")}
          button={t("search")}
          value={search}
          kept={{ facet: facet === "all" ? "" : facet }}
        />
      </div>
      <FacetChips chips={chips} label={t("filters")} />
      {list.more && (
        <div className="px-6 pb-3 max-sm:px-4">
          <Note look="warning">{t("more")}</Note>
        </div>
      )}
      {list.rows.length > 0 && <ApiTable list={list} />}
      <ListFoot
        {...{ place, search, narrowed: facet !== "all", clear: paths.apis }}
        nothing={{ title: t("none"), lead: t("noneLead"), acts: mayCreate && <ButtonLink href={paths.newApi}>{t("register")}</ButtonLink> }}
      />
    </ApiFrame>
  );
}
