import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PermissionGrid } from "@/components/matrix/permission-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { TextsProvider } from "@/components/ui/texts-provider";
import { MATRIX_METHODS } from "@/lib/domain/permission-matrix";
import { paths } from "@/lib/paths";
import { findSubject, paintMatrix, readMatrix } from "@/lib/services/permission-matrix";
import { formats } from "@/lib/web/formats";
import { one, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { askedPivot } from "@/lib/web/matrix";
import { may } from "@/lib/web/may";
import { clientTexts, texts } from "@/lib/web/texts";
import { PlanBar } from "../plan/plan-bar";
import { paint } from "./matrix-actions";
import { PermissionList } from "./permission-list";
import { SubjectPicker } from "./subject-picker";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("shell"))("permissions") };
}

export default async function PermissionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, actor] = [await searchParams, await requireUser()];
  const [t, shell, { number }] = [await texts("matrix"), await texts("shell"), await formats()];
  const { groups, apis } = actor.snapshot;
  const username = one(query, "username").trim().slice(0, 150);
  const user = username === "" ? null : await load(findSubject, {}, username);
  const first = [...groups.keys()].sort((a, b) => a - b)[0];
  const fallback = one(query, "by") === "api" ? apis.keys().next().value : undefined;
  const pivot = (user ? { user } : askedPivot(query)) ?? (fallback ? { api: fallback } : first ? { group: first } : null);
  const matrix = pivot ? await load(readMatrix, {}, pivot) : null;
  const editable = may(actor, paintMatrix);
  const granted = matrix?.rows.reduce((sum, { direct }) => sum + direct.length, 0) ?? 0;
  const total = (matrix?.rows.length ?? 0) * (MATRIX_METHODS.length - 1);
  const byApi = pivot !== null && "api" in pivot;
  return (
    <Page
      fill
      title={shell("permissions")}
      count={matrix ? t("granted", { granted: number(granted), total: number(total) }) : undefined}
      crumbs={[{ label: shell("access") }]}
      crumbsLabel={shell("breadcrumb")}
      acts={
        <nav className="flex gap-1" aria-label={t("pivot")}>
          <ButtonLink href={paths.permissions} look={byApi ? "ghost" : "plain"}>
            {t("bySubject")}
          </ButtonLink>
          <ButtonLink href={`${paths.permissions}?by=api`} look={byApi ? "plain" : "ghost"}>
            {t("byApi")}
          </ButtonLink>
        </nav>
      }
    >
      <SubjectPicker pivot={pivot} name={matrix?.name ?? ""} unknown={username !== "" && user === null ? username : null} />
      {!matrix || matrix.rows.length === 0 ? (
        <EmptyState of="nothing" title={t(byApi ? "noGroups" : "noApis")}>
          {!byApi && t("noApisLead")}
        </EmptyState>
      ) : (
        <>
          <div className="needs-script flex min-h-0 flex-1 flex-col max-sm:hidden">
            <TextsProvider texts={await clientTexts("matrix")}>
              <PermissionGrid key={JSON.stringify(pivot)} matrix={matrix} paint={paint} editable={editable} review={paths.plan} />
            </TextsProvider>
          </div>
          <PermissionList matrix={matrix} query={query} editable={editable} />
        </>
      )}
      <PlanBar />
    </Page>
  );
}
