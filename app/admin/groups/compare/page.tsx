import type { Metadata } from "next";
import { Difference } from "@/components/groups/difference";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldFrame } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { paths } from "@/lib/paths";
import { listGroupSummaries } from "@/lib/services/group-directory";
import { readGroupByKey } from "@/lib/services/groups";
import { compareGroups } from "@/lib/web/group-comparison";
import type { Query } from "@/lib/web/list-query";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";

const CHOICES = { search: "", sort: "name", window: { limit: 1000, offset: 0 } } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("compareTitle") };
}

export default async function CompareGroupsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { group = [] } = await searchParams;
  const [first, second] = [group]
    .flat()
    .join(",")
    .split(",")
    .filter((pk) => pk !== "");
  const { rows } = await load(listGroupSummaries, {}, CHOICES);
  const left = first === undefined ? null : await load(readGroupByKey, { pk: first }, undefined);
  const right = second === undefined ? null : await load(readGroupByKey, { pk: second }, undefined);
  const found = left && right ? await compareGroups(left, right) : null;
  const [t, shell] = [await texts("groups"), await texts("shell")];
  const choices = [{ value: "", label: "—" }, ...rows.map(({ id, name }) => ({ value: String(id), label: name }))];
  return (
    <Page
      title={t("compareTitle")}
      crumbs={[{ label: shell("directory") }, { label: t("title"), href: paths.groups }]}
      crumbsLabel={shell("breadcrumb")}
    >
      <div className="grid gap-6 px-6 pb-6 max-sm:px-4">
        <form action={paths.compareGroups} className="flex flex-wrap items-end gap-3">
          {([left, right] as const).map((chosen, at) => (
            <div key={at === 0 ? "left" : "right"} className="w-60 max-sm:w-full">
              <FieldFrame id={`group-${at}`} label={t(at === 0 ? "left" : "right")}>
                <Select key={chosen?.id} id={`group-${at}`} name="group" choices={choices} defaultValue={chosen ? String(chosen.id) : ""} />
              </FieldFrame>
            </div>
          ))}
          <Button type="submit" look="primary">
            {t("compare")}
          </Button>
        </form>
        {!found && <p className="text-sm text-ink-3">{t("compareLead")}</p>}
        {found?.permissions && <Difference title={t("permissions")} parts={found.permissions} nothing={t("same")} mono />}
        {found && !found.permissions && (
          <EmptyState of="right" title={t("hiddenPermissions")}>
            {t("hiddenPermissionsLead")}
          </EmptyState>
        )}
        {found?.members && <Difference title={t("members")} parts={found.members} nothing={t("same")} />}
        {found && !found.members && (
          <EmptyState of="right" title={t("hiddenMembers")}>
            {t("hiddenMembersLead")}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
