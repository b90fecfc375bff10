import type { Metadata } from "next";
import { OperationList } from "@/components/docs/operation-list";
import { Samples } from "@/components/docs/samples";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { SearchForm } from "@/components/ui/search-form";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/paths";
import { apiDocuments, apiOrigin } from "@/lib/web/api-docs";
import { texts } from "@/lib/web/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("docs"))("title") };
}

export default async function DocsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.trim() : "";
  const [t, parts] = await Promise.all([texts("docs"), apiDocuments(query)]);
  const count = parts.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-300 grid-cols-1 gap-6 px-6 py-5 outline-none max-sm:px-4">
      <div className="grid gap-1">
        <h1 className="text-xl">{t("title")}</h1>
        <p className="max-w-[70ch] text-ink-2">{t("lead")}</p>
      </div>
      {query === "" && <Introduction />}
      <section className="grid grid-cols-1 gap-4" aria-labelledby="operations">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="operations" className="text-lg">
            {t("all")}
          </h2>
          <span className="text-sm text-ink-3 tabular-nums" role="status">
            {t("allCount", { count })}
          </span>
          <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0 max-sm:w-full">
            {query && <ButtonLink href={paths.docs}>{t("clear")}</ButtonLink>}
            <SearchForm action={paths.docs} label={t("filterHint")} button={t("filter")} value={query} />
          </div>
        </div>
        {parts.length === 0 && (
          <EmptyState of="match" title={t("noMatch")} acts={<ButtonLink href={paths.docs}>{t("clear")}</ButtonLink>}>
            {t("noMatchLead")}
          </EmptyState>
        )}
        {parts.map(({ name, document, title, entries }) => (
          <section key={name} id={name} aria-labelledby={`${name}-title`} className="grid scroll-mt-16 gap-2 pt-2">
            <h3 id={`${name}-title`} className="flex flex-wrap items-baseline gap-x-3">
              <a href={`#${name}`} className="inline-block min-h-6 font-mono">
                {name}
              </a>
              <span className="text-sm font-normal text-ink-2" lang="zh-CN">
                {title}
              </span>
              <code className="font-mono text-xs font-normal text-ink-3">{document}.txt</code>
            </h3>
            <OperationList operations={entries} hrefOf={paths.docsOf} />
          </section>
        ))}
      </section>
    </main>
  );
}

/** What holds everywhere, how to begin, and where the machine-readable document lies. */
async function Introduction() {
  const [t, origin] = await Promise.all([texts("docs"), apiOrigin()]);
  const body = { username: "user1", password: "password123" };
  const call = { method: "POST", url: `${origin}/api/v1/base/access_token`, body, form: false, token: false };
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
      <section className="grid content-start gap-2" aria-labelledby="everywhere">
        <h2 id="everywhere" className="text-lg">
          {t("everywhere")}
        </h2>
        <ul className="grid list-disc gap-1.5 pl-4 text-sm text-ink-2 marker:text-ink-3">
          {(["paths", "credentials", "bodies", "texts", "requests"] as const).map((rule) => (
            <li key={rule}>{t(`rules.${rule}`)}</li>
          ))}
        </ul>
        <p className="text-sm wrap-anywhere text-ink-2">
          {t("openApiHint")} <TextLink href="/api/openapi.json">{`${origin}/api/openapi.json`}</TextLink>
        </p>
      </section>
      <section className="grid min-w-0 grid-cols-1 content-start gap-2" aria-labelledby="first">
        <h2 id="first" className="text-lg">
          {t("firstCall")}
        </h2>
        <p className="text-sm text-ink-2">{t("firstCallLead")}</p>
        <Samples call={call} name="first-call" copy={{ label: t("copy"), done: t("copied") }} />
      </section>
    </div>
  );
}
