import { Check, Download, X } from "lucide-react";
import type { Metadata } from "next";
import { ScrollRegion } from "@/components/data-table/scroll-region";
import { Method } from "@/components/docs/method";
import { Page } from "@/components/layout/page";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { FieldFrame } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import { Cell, Row, Table } from "@/components/ui/table";
import { paths } from "@/lib/paths";
import { testBatch } from "@/lib/services/access-test";
import { MOST_TESTED, type TestedRow, type TestedRows, testedRows } from "@/lib/web/access-batch";
import { apiOrigin } from "@/lib/web/api-docs";
import { requireRight } from "@/lib/web/require-right";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";

type Texts = Awaited<ReturnType<typeof texts<"access">>>;

const EXAMPLE = "user1, GET, /account/user/, allow\nuser1, DELETE, /account/user/5/, deny";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("access"))("batchTitle") };
}

export default async function AccessBatchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRight(testBatch);
  const tested = await testedRows(await searchParams);
  const [t, shell, origin] = await Promise.all([texts("access"), texts("shell"), apiOrigin()]);
  const query = `?${new URLSearchParams({ rows: tested.text })}`;
  return (
    <Page
      title={t("batchTitle")}
      crumbs={[{ label: shell("access") }, { label: t("title"), href: paths.access }]}
      crumbsLabel={shell("breadcrumb")}
    >
      <div className="grid gap-6 pb-6">
        <form action={paths.accessBatch} className="grid gap-3 px-6 max-sm:px-4">
          <FieldFrame id="rows" label={t("lines")} hint={t("linesHint")}>
            <TextArea
              id="rows"
              name="rows"
              rows={8}
              className="font-mono"
              defaultValue={tested.text}
              placeholder={EXAMPLE}
              spellCheck={false}
            />
          </FieldFrame>
          <div>
            <Button type="submit" look="primary">
              {t("runBatch", { max: MOST_TESTED })}
            </Button>
          </div>
        </form>
        {tested.text !== "" && (
          <Results tested={tested} t={t} link={`${origin}${paths.accessBatch}${query}`} file={`${paths.accessBatchFile}${query}`} />
        )}
      </div>
    </Page>
  );
}

function Results({ tested: { rows, broken, left }, t, link, file }: { tested: TestedRows; t: Texts; link: string; file: string }) {
  const judged = rows.filter(({ passed }) => passed !== null);
  const passed = judged.filter((row) => row.passed).length;
  return (
    <section className="grid gap-3" aria-label={t("result")}>
      <div className="grid gap-2 px-6 max-sm:px-4">
        <div className="flex flex-wrap items-center gap-3">
          <h2 className={`flex-1 text-lg ${passed < judged.length ? "text-danger-text" : ""}`} role="status">
            {judged.length > 0 ? t("passes", { passed, total: judged.length }) : t("tested", { count: rows.length })}
          </h2>
          <CopyButton wide text={link} label={t("copyBatch")} copied={t("copied")} />
          {rows.length > 0 && (
            <a href={file} className={buttonClass()} download>
              <Icon of={Download} />
              {t("download")}
            </a>
          )}
        </div>
        {broken.length > 0 && (
          <Note look="warning">{t("brokenLines", { count: broken.length, lines: broken.slice(0, 20).join(", ") })}</Note>
        )}
        {left > 0 && <Note look="warning">{t("leftLines", { count: left, max: MOST_TESTED })}</Note>}
      </div>
      {rows.length > 0 && (
        <ScrollRegion label={t("result")}>
          <Table
            label={t("result")}
            columns={[
              { key: "line", label: t("line"), className: "text-right" },
              { key: "user", label: t("user") },
              { key: "method", label: t("method") },
              { key: "url", label: t("url") },
              { key: "expected", label: t("expected") },
              { key: "got", label: t("got") },
              { key: "result", label: t("result") },
            ]}
          >
            {rows.map((row) => (
              <ResultRow key={row.line} row={row} t={t} />
            ))}
          </Table>
        </ScrollRegion>
      )}
    </section>
  );
}

function ResultRow({ row: { line, user, method, url, expected, allowed, reason, passed }, t }: { row: TestedRow; t: Texts }) {
  const test = paths.accessTest({ as: user === "" ? "nobody" : "user", who: user, method, url });
  return (
    <Row>
      <Cell className="text-right text-ink-3 tabular-nums">{line}</Cell>
      <Cell className="whitespace-nowrap">{user === "" ? t("nobody") : user}</Cell>
      <Cell>
        <Method of={method} />
      </Cell>
      <Cell className="font-mono text-xs">
        <a href={test} className="rounded-sm text-accent-text underline underline-offset-3">
          {url}
        </a>
      </Cell>
      <Cell className="whitespace-nowrap text-ink-2">{expected === null ? "—" : t(expected ? "allowed" : "denied")}</Cell>
      <Cell className="min-w-48">
        {allowed !== null && (
          <span className={allowed ? "text-success-text" : "text-danger-text"}>{t(allowed ? "allowed" : "denied")} </span>
        )}
        <span className="text-ink-3">{t(`why.${reason}`)}</span>
      </Cell>
      <Cell className="whitespace-nowrap">
        {passed === null ? (
          "—"
        ) : (
          <span className={`inline-flex items-center gap-1.5 ${passed ? "text-ink-2" : "font-semibold text-danger-text"}`}>
            <Icon of={passed ? Check : X} />
            {t(passed ? "asExpected" : "notAsExpected")}
          </span>
        )}
      </Cell>
    </Row>
  );
}
