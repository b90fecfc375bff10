import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditEntry } from "@/lib/domain/audit";
import { primaryKey } from "@/lib/domain/primary-key";
import { paths } from "@/lib/paths";
import { listReceipts, verifyReceipts } from "@/lib/services/receipts";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { scopeWords } from "@/lib/web/receipts";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { verifyChain } from "../actions";
import { KeepingFrame } from "../keeping-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("removals"))("receipts") };
}

export default async function ReceiptsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const before = primaryKey([(await searchParams).before].flat().at(-1));
  const { entries, next, head } = await load(listReceipts, {}, { before });
  const [t, actor] = [await texts("removals"), await requireUser()];
  const columns = [
    { key: "number", label: t("number"), className: "w-20 text-right" },
    { key: "time", label: t("time"), className: "w-48 max-sm:w-auto" },
    { key: "actor", label: t("actor"), className: "w-36" },
    { key: "act", label: t("act"), className: "w-24" },
    { key: "log", label: t("which"), className: "w-28 max-md:hidden" },
    { key: "count", label: t("count"), className: "w-20 text-right" },
    { key: "range", label: t("range"), className: "w-28 max-lg:hidden" },
    { key: "scope", label: t("scope"), className: "min-w-60 max-lg:hidden" },
    { key: "digest", label: t("digest"), className: "w-32 max-xl:hidden" },
  ];
  return (
    <KeepingFrame
      current={paths.receipts()}
      title={t("receipts")}
      acts={
        may(actor, verifyReceipts) &&
        head.id > 0 && (
          <ActionForm action={verifyChain}>
            <SubmitButton look="plain">{t("verify")}</SubmitButton>
          </ActionForm>
        )
      }
    >
      <p className="max-w-160 px-6 py-4 text-sm text-ink-2 max-sm:px-4">{t("receiptsLead")}</p>
      {head.id === 0 ? (
        <EmptyState of="nothing" title={t("noReceipts")}>
          {t("noReceiptsLead")}
        </EmptyState>
      ) : (
        <>
          <div className="grid gap-1 px-6 pb-4 text-sm max-sm:px-4">
            <h2 className="text-base">{t("head", { id: head.id })}</h2>
            <p className="flex items-center gap-2">
              <code className="min-w-0 rounded-sm bg-surface-sunken px-2 py-1 text-xs break-all">{head.hash}</code>
              <CopyButton text={head.hash} label={t("copyHead")} copied={t("copied")} />
            </p>
            <p className="text-xs text-ink-3">{t("headLead")}</p>
          </div>
          <Table label={t("receipts")} columns={columns}>
            {entries.map((entry) => (
              <ReceiptRow key={entry.id} entry={entry} />
            ))}
          </Table>
          <p className="flex gap-2 px-6 py-4 max-sm:px-4">
            {before !== null && <ButtonLink href={paths.receipts()}>{t("newest")}</ButtonLink>}
            {next !== null && <ButtonLink href={paths.receipts(next)}>{t("older50")}</ButtonLink>}
          </p>
        </>
      )}
    </KeepingFrame>
  );
}

async function ReceiptRow({ entry }: { entry: AuditEntry }) {
  const [t, { number, time }, scope] = await Promise.all([texts("removals"), formats(), scopeWords(entry)]);
  const { id, act, actorId, actorName, ip, log, rows, firstId, lastId, digest } = entry;
  return (
    <Row>
      <Cell className="text-right tabular-nums">{id}</Cell>
      <Cell>
        <span className="max-sm:hidden">
          <Time of={time(entry.time)} absolute />
        </span>
        <span className="sm:hidden">
          <Time of={time(entry.time)} />
        </span>
      </Cell>
      <Cell>
        {actorId === null ? "Gatehouse" : actorName} <span className="text-xs text-ink-3">{ip}</span>
      </Cell>
      <Cell className="whitespace-nowrap">{t(`acts.${act}`)}</Cell>
      <Cell className="max-md:hidden">{log === "login" || log === "op" || log === "error" ? t(`log.${log}`) : log}</Cell>
      <Cell className="text-right tabular-nums">{act === "delete_begun" ? "" : number(rows)}</Cell>
      <Cell className="tabular-nums max-lg:hidden">{firstId !== null && `${firstId}–${lastId}`}</Cell>
      <Cell className="wrap-anywhere max-lg:hidden">{scope}</Cell>
      <Cell className="font-mono text-xs max-xl:hidden">
        <span title={digest}>{digest.slice(0, 12)}</span>
      </Cell>
    </Row>
  );
}
