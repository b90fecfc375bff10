import type { Metadata } from "next";
import { FacetChips } from "@/components/data-table/facet-chips";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink, FileLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportLevel } from "@/lib/domain/import-row";
import { paths } from "@/lib/paths";
import { dropImport, readImport, startImport } from "@/lib/services/user-imports";
import { formats } from "@/lib/web/formats";
import { addressOf, listQuery, one, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { ListFoot } from "../../../list-foot";
import { dropTable, startCreation } from "../actions";
import { ColumnForm } from "./column-form";
import { FindingsTable } from "./findings-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("imports"))("checkTitle") };
}

const LEVELS = ["error", "warning", "ok"] as const satisfies readonly ImportLevel[];

interface ImportCheckProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export default async function ImportCheckPage({ params, searchParams }: ImportCheckProps) {
  const [{ id: pk }, query] = await Promise.all([params, searchParams]);
  const level = LEVELS.find((name) => name === one(query, "level")) ?? null;
  const asked = listQuery(query);
  const { plan, counts, first, rows } = await load(readImport, { pk }, { level, window: asked.window });
  const [actor, t, users, shell, table, { number }] = await Promise.all([
    ...([requireUser(), texts("imports"), texts("users"), texts("shell"), texts("table"), formats()] as const),
  ]);
  const here = paths.userImport(pk);
  const count = plan.levels.length;
  const total = level === null ? count : counts[level];
  const place = placeOf(here, { level: level ?? "" }, asked, { total, rows });
  const labels = { error: t("errors"), warning: t("warnings"), ok: t("fine") };
  return (
    <Page
      title={t("checkTitle")}
      crumbs={[{ label: shell("directory") }, { label: users("title"), href: paths.users }, { label: t("title"), href: paths.importUsers }]}
      crumbsLabel={shell("breadcrumb")}
      count={t("rows", { count })}
      acts={
        <>
          <FileLink href={`${here}/findings`} look="ghost">
            {t("download")}
          </FileLink>
          <ButtonLink href={paths.importUsers} look="ghost">
            {t("startOver")}
          </ButtonLink>
        </>
      }
    >
      <div className="grid max-w-200 gap-3 px-6 pb-4 max-sm:px-4">
        <Note look={counts.error > 0 ? "danger" : "success"}>
          <p>{counts.error > 0 ? t("blocked", { count: counts.error }) : t("readable", { count })}</p>
        </Note>
        {plan.open > 0 && (
          <Note look="warning">
            <p>{t("withoutPassword", { count: plan.open })}</p>
          </Note>
        )}
        <div className="flex flex-wrap items-start gap-2">
          {counts.error === 0 && may(actor, startImport, { pk }) && (
            <ActionForm action={startCreation.bind(null, pk)} className="grid gap-2">
              <SubmitButton>{t("start", { count })}</SubmitButton>
            </ActionForm>
          )}
          {may(actor, dropImport, { pk }) && (
            <ActionForm action={dropTable.bind(null, pk)} className="grid gap-2">
              <SubmitButton look="ghost">{t("drop")}</SubmitButton>
            </ActionForm>
          )}
        </div>
        <p className="text-xs text-ink-3">{t("kept")}</p>
      </div>
      <ColumnForm key={JSON.stringify([plan.columns, plan.named])} pk={pk} plan={plan} first={first} />
      <div className="border-t border-line pt-3">
        <FacetChips
          label={table("facets")}
          chips={[
            { href: here, label: t("all"), count: number(count), current: level === null },
            ...LEVELS.map((name) => ({
              href: addressOf(here, { level: name }),
              ...{ label: labels[name], count: number(counts[name]), current: name === level },
            })),
          ]}
        />
        {rows.length > 0 && <FindingsTable rows={rows} />}
        <ListFoot place={place} clear={here} nothing={{ title: t("noneOfLevel") }} />
      </div>
    </Page>
  );
}
