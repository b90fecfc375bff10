import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { FieldProblems } from "@/components/users/field-problems";
import { fullName } from "@/lib/domain/user-name";
import type { DeletedUser } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import { listDeletedUsers, restoreUser } from "@/lib/services/recycle-bin";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { type SearchParams, tableQuery } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { submitRestore } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("users"))("recycleBin") };
}

const PLAN = {
  path: paths.recycle,
  sorts: ["deleted"],
  first: { by: "deleted", descending: true },
  facets: ["all"],
  columns: ["user"],
  shown: ["user"],
} as const;

export default async function RecyclePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { page, size, href } = tableQuery(await searchParams, PLAN);
  const { total, slices } = await load(listDeletedUsers, {}, { limit: size, offset: (page - 1) * size });
  const deleted: DeletedUser[] = [];
  for await (const rows of slices) deleted.push(...rows);
  const [actor, t, table, shell, { number, time }] = await Promise.all([
    ...([requireUser(), texts("users"), texts("table"), texts("shell"), formats()] as const),
  ]);
  return (
    <Page
      title={t("recycleBin")}
      crumbs={[{ label: shell("directory") }, { label: t("title"), href: paths.users }]}
      crumbsLabel={shell("breadcrumb")}
      count={t("count", { total })}
      fill
    >
      <p className="px-6 pb-3 text-sm text-ink-3 max-sm:px-4">{t("binLead")}</p>
      {deleted.length === 0 ? (
        <EmptyState of="nothing" title={t("binEmpty")} />
      ) : (
        <ul className="min-h-0 flex-1 overflow-auto border-t border-line text-sm">
          {deleted.map(({ user, deletedAt }) => (
            <li
              key={user.id}
              className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-faint px-6 py-1 max-sm:px-4"
            >
              <Avatar name={fullName(user.values) || user.values.username} />
              <b className="font-semibold">{user.values.username}</b>
              <span className="text-ink-3">{fullName(user.values)}</span>
              <span className="ml-auto text-ink-3">
                {t("deletedAt")} <Time of={time(deletedAt)} />
              </span>
              {may(actor, restoreUser, { pk: String(user.id) }) && (
                <ActionForm action={submitRestore.bind(null, String(user.id))} className="grid gap-2">
                  <FieldProblems fields={["username", "phone", "work_id"]} />
                  <SubmitButton look="plain" size="sm">
                    {t("restore")}
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {total > 0 && (
        <Pager
          label={table("pages")}
          range={table("range", {
            ...{ from: number(Math.min(total, (page - 1) * size + 1)), to: number(Math.min(total, page * size)), total: number(total) },
          })}
          previous={{ href: page > 1 ? href({ page: String(page - 1) }) : null, label: table("previous") }}
          next={{ href: page * size < total ? href({ page: String(page + 1) }) : null, label: table("next") }}
        />
      )}
    </Page>
  );
}
