import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { TableSource } from "@/components/users/table-source";
import { CSV_START, csvRecord } from "@/lib/domain/csv";
import { MAX_IMPORT_ROWS, MAX_TABLE_BYTES } from "@/lib/domain/import-row";
import { paths } from "@/lib/paths";
import { stageImport } from "@/lib/services/user-import-staging";
import { formats } from "@/lib/web/formats";
import { importFieldNames } from "@/lib/web/import-texts";
import { requireRight } from "@/lib/web/require-right";
import { texts } from "@/lib/web/texts";
import { checkTable } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("imports"))("title") };
}

export default async function ImportPage() {
  await requireRight(stageImport);
  const [t, users, shell, general, { number }, names] = await Promise.all([
    ...([texts("imports"), texts("users"), texts("shell"), texts("general"), formats(), importFieldNames()] as const),
  ]);
  const heads = Object.values(names);
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("directory") }, { label: users("title"), href: paths.users }]}
      crumbsLabel={shell("breadcrumb")}
    >
      <div className="grid max-w-160 content-start gap-5 px-6 pb-8 max-sm:px-4">
        <p className="text-sm text-ink-2">{t("lead")}</p>
        <ActionForm action={checkTable} className="grid gap-4">
          <TableSource
            most={MAX_TABLE_BYTES}
            texts={{
              ...{ file: t("file"), fileHint: t("fileHint", { max: number(MAX_IMPORT_ROWS) }), tooLarge: t("tooLarge") },
              ...{ cells: t("cells"), cellsHint: t("cellsHint") },
            }}
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t("check")}</SubmitButton>
            <ButtonLink href={paths.users} look="ghost">
              {general("cancel")}
            </ButtonLink>
          </div>
        </ActionForm>
        <section className="grid gap-1.5 border-t border-line pt-4 text-sm">
          <h2 className="text-xs font-normal text-ink-3">{t("known")}</h2>
          <p className="text-ink-2">{heads.join(t("separator"))}</p>
          <p className="text-ink-3">{t("groupsHint")}</p>
          <p>
            <a
              className="rounded-sm text-accent-text underline decoration-current/35 underline-offset-3 hover:decoration-current"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(CSV_START + csvRecord(heads))}`}
              download="users.csv"
              data-file=""
            >
              {t("template")}
            </a>
          </p>
        </section>
      </div>
    </Page>
  );
}
