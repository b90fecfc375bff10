import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
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
import { pagerOf } from "@/lib/web/table-texts";
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
  const query = tableQuery(await searchParams, PLAN);
  const { page, size } = query;
  const { total, slices } = await load(listDeletedUsers, {}, { limit: size, offset: (page - 1) * size });
  const deleted: DeletedUser[] = [];
  for await (const rows of slices) deleted.push(...rows);
  const [actor, t, shell, { time }] = await Promise.all([requireUser(), texts("users"), texts("shell"), formats()]);
  const pager = await pagerOf(query, total);
  const columns = [
    { key: "user", label: t("user") },
    { key: "deleted", label: t("deletedAt"), className: "w-40 max-sm:w-28" },
    { key: "restore", label: <span className="sr-only">{t("restore")}</span>, className: "w-64 max-sm:w-28" },
  ];
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
        <div className="min-h-0 flex-1 overflow-auto">
          <Table label={t("recycleBin")} columns={columns}>
            {deleted.map(({ user: { id, values }, deletedAt }) => (
              <Row key={id}>
                <Cell>
                  <span className="flex items-center gap-3">
                    <Avatar name={fullName(values) || values.username} />
                    <b className="font-semibold break-all">{values.username}</b>
                    <span className="text-ink-3 max-sm:hidden">{fullName(values)}</span>
                  </span>
                </Cell>
                <Cell className="text-ink-3">
                  <Time of={time(deletedAt)} />
                </Cell>
                <Cell>
                  {may(actor, restoreUser, { pk: String(id) }) && (
                    <ActionForm action={submitRestore.bind(null, String(id))} className="grid justify-items-end gap-2">
                      <FieldProblems fields={["username", "phone", "work_id"]} />
                      <SubmitButton look="plain" size="sm">
                        {t("restore")}
                      </SubmitButton>
                    </ActionForm>
                  )}
                </Cell>
              </Row>
            ))}
          </Table>
        </div>
      )}
      {pager && <Pager {...pager} />}
    </Page>
  );
}
