import { Download } from "lucide-react";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { RetreatLink } from "@/components/logs/retreat-link";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink, FileLink, PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { FieldProblems } from "@/components/users/field-problems";
import { logOfWord } from "@/lib/domain/log-address";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { requireUser } from "@/lib/web/load";
import { keptDays, REMOVALS, shownRemoval, wantedFields } from "@/lib/web/log-removal";
import { may } from "@/lib/web/may";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { deleteRows } from "../../actions";
import { Reach } from "./reach";

interface RemovalPageProps {
  params: Promise<{ log: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("removals"))("delete") };
}

export default async function RemovalPage({ params, searchParams }: RemovalPageProps) {
  const word = (await params).log;
  const log = logOfWord(word);
  if (!log) notFound();
  const { preview, filter, ages, exportHref, exactHref, typed } = await shownRemoval(log, await searchParams);
  if (!may(await requireUser(), REMOVALS[log])) forbidden();
  const [t, shell, general, { time }] = await Promise.all([texts("removals"), texts("shell"), texts("general"), formats()]);
  const { count, atLeast } = preview;
  const range = filter && { from: time(new Date(filter.from)).absolute, to: time(new Date(filter.to)).absolute };
  const older = (
    <p className="flex flex-wrap items-center gap-2 text-ink-3">
      {t("instead")}
      {ages.map(({ days, href }) => (
        <ButtonLink key={days} href={href} size="sm">
          {t("older", { days })}
        </ButtonLink>
      ))}
    </p>
  );
  return (
    <Page
      title={count === 0 ? t(atLeast ? "delete" : "askNone") : t(atLeast ? "askMore" : "ask", { count })}
      crumbs={[{ label: t("logs") }, { label: t(`log.${log}`), href: paths.log(log) }]}
      crumbsLabel={shell("breadcrumb")}
    >
      <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-5 px-6 pb-8 text-sm max-sm:px-4">
        <div className="grid gap-2">
          <p className="text-ink-2">{range ? t(filter.query === "" ? "ofAll" : "ofFilter", range) : t("ofIds")}</p>
          {filter && filter.query !== "" && <code className="rounded-sm bg-surface-sunken px-2 py-1 break-all">{filter.query}</code>}
          {older}
        </div>
        {exactHref && count > 0 && (
          <Note>
            <p>{t("givenUp", { count })}</p>
            <PageLink href={exactHref} className="rounded-sm underline">
              {t("countAll")}
            </PageLink>
          </Note>
        )}
        {count === 0 ? (
          <EmptyState
            of="match"
            title={t(atLeast ? "noneFound" : "none")}
            acts={<ButtonLink href={exactHref ?? paths.log(log)}>{exactHref ? t("countAll") : t(`log.${log}`)}</ButtonLink>}
          >
            {t(atLeast ? "noneYet" : filter ? "noneLead" : "noneOfIds")}
          </EmptyState>
        ) : (
          <>
            <Reach log={log} preview={preview} />
            <section className="grid gap-1.5">
              <h2 className="text-base">{t("stays")}</h2>
              <ul className="grid list-disc gap-1 pl-5 text-ink-2">
                {keptDays() > 0 && <li>{t("staysYoung", { days: keptDays() })}</li>}
                {filter && <li>{t("staysLater")}</li>}
                <li>{t("staysReceipt")}</li>
              </ul>
            </section>
            <ActionForm action={deleteRows.bind(null, word)} className="grid gap-4">
              {wantedFields(preview).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <FieldProblems fields={["ids"]} />
              {typed !== null && (
                <TextField name="confirm" label={t("typeCount", { count: typed })} inputMode="numeric" autoComplete="off" required />
              )}
              <div className="flex flex-wrap gap-2">
                <RetreatLink href={paths.log(log)}>{general("cancel")}</RetreatLink>
                {exportHref && (
                  <FileLink href={exportHref}>
                    <Icon of={Download} />
                    {t("exportFirst")}
                  </FileLink>
                )}
                <SubmitButton look="danger">{atLeast ? t("doDeleteAll") : t("doDelete", { count })}</SubmitButton>
              </div>
            </ActionForm>
          </>
        )}
      </div>
    </Page>
  );
}
