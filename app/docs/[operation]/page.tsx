import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CodeBlock } from "@/components/docs/code-block";
import { Method } from "@/components/docs/method";
import { OperationList } from "@/components/docs/operation-list";
import { Samples } from "@/components/docs/samples";
import { Badge } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/link";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/paths";
import { apiDocuments, apiEntry, apiOrigin, type NamedEntry } from "@/lib/web/api-docs";
import { texts } from "@/lib/web/texts";
import { Facts } from "./facts";
import { FieldTable } from "./field-table";
import { Part } from "./part";
import { Refusals } from "./refusals";
import { Try } from "./try";

interface Props {
  params: Promise<{ operation: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = await apiEntry((await params).operation);
  return { title: entry ? `${entry.method} ${entry.template}` : (await texts("docs"))("title") };
}

export default async function OperationPage({ params }: Props) {
  const entry = await apiEntry((await params).operation);
  if (!entry) notFound();
  const t = await texts("docs");
  return (
    <div className="mx-auto grid max-w-360 grid-cols-1 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <Aside current={entry.id} />
      <main id="main" tabIndex={-1} className="grid min-w-0 grid-cols-1 content-start gap-6 px-6 py-5 outline-none max-sm:px-4">
        <div className="grid gap-1.5">
          <PageLink href={paths.docs} className="w-fit rounded-sm text-sm text-ink-3 hover:text-ink lg:hidden">
            {t("all")}
          </PageLink>
          <h1 className="text-xl">{entry.label}</h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Method of={entry.method} className="text-sm" />
            <code className="font-mono text-sm break-all">{entry.template}</code>
            {entry.extension && <Badge look="outlined">{t("addition")}</Badge>}
          </p>
          <nav aria-label={t("onPage")} className="flex flex-wrap gap-x-4 text-sm">
            <TextLink href="#fields">{t("fields")}</TextLink>
            <TextLink href="#errors">{t("errors")}</TextLink>
            <TextLink href="#samples">{t("samples")}</TextLink>
            <TextLink href="#try">{t("tryIt")}</TextLink>
          </nav>
        </div>
        <div className="grid grid-cols-1 gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_28rem]">
          <div className="grid min-w-0 grid-cols-1 content-start gap-6">
            <Facts entry={entry} />
            <FieldTable entry={entry} />
            <Refusals entry={entry} />
          </div>
          <div className="grid min-w-0 grid-cols-1 content-start gap-6">
            <Examples entry={entry} />
            <Try entry={entry} />
          </div>
        </div>
      </main>
    </div>
  );
}

/** All operations at the left of a wide screen. */
async function Aside({ current }: { current: string }) {
  const [t, parts] = await Promise.all([texts("docs"), apiDocuments()]);
  return (
    <nav
      aria-label={t("all")}
      className="sticky top-topbar hidden h-[calc(100dvh-var(--topbar))] grid-cols-1 content-start gap-3 overflow-y-auto border-r border-line bg-canvas p-3 lg:grid"
    >
      <PageLink href={paths.docs} className="flex h-7 items-center rounded-md px-2 text-xs text-ink-2 hover:bg-surface-sunken">
        {t("all")}
      </PageLink>
      {parts.map(({ name, entries }) => (
        <section key={name} aria-label={name}>
          <h2 className="px-2 pb-1 font-mono text-xs font-normal text-ink-3">{name}</h2>
          <OperationList operations={entries} hrefOf={paths.docsOf} current={current} />
        </section>
      ))}
    </nav>
  );
}

/** Each documented use: the call in three languages and its answer. */
async function Examples({ entry: { method, access, uses } }: { entry: NamedEntry }) {
  const [t, origin] = await Promise.all([texts("docs"), apiOrigin()]);
  const copy = { label: t("copy"), done: t("copied") };
  return (
    <Part id="samples" title={t("samples")}>
      {uses.map(({ heading, path, body, form, status, answer }, index) => (
        <div key={`${heading} ${path}`} className="grid grid-cols-1 gap-2">
          {uses.length > 1 && (
            <h3 className="truncate font-mono text-xs">
              {path} {Array.isArray(body) ? "[ ]" : ""}
            </h3>
          )}
          <Samples call={{ method, url: `${origin}${path}`, body, form, token: access !== "open" }} name={`sample-${index}`} copy={copy} />
          <p className="text-xs text-ink-3">{t("answerOf", { status })}</p>
          <CodeBlock text={JSON.stringify(answer, null, 2)} label={t("answerOf", { status })} copy={copy} />
        </div>
      ))}
    </Part>
  );
}
