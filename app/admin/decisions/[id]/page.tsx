import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { ButtonLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Time } from "@/components/ui/time";
import type { Trail } from "@/lib/domain/trail";
import { paths } from "@/lib/paths";
import { type Decision, readDecision } from "@/lib/services/decisions";
import { piecesOf } from "@/lib/web/access";
import { formats } from "@/lib/web/formats";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { Fixes, NearMisses } from "../../access/fixes";
import { TrailSteps } from "../../access/trail-steps";
import { Verdict } from "../../access/verdict";
import type { Words } from "../../access/words";
import { PlanBar } from "../../plan/plan-bar";

interface DecisionPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: DecisionPageProps): Promise<Metadata> {
  return { title: `${(await texts("access"))("decision")} ${(await params).id.slice(0, 8)}` };
}

export default async function DecisionPage({ params }: DecisionPageProps) {
  const { id } = await params;
  const { row, past, present, object, fixes } = await load(readDecision, { id: id.toLowerCase() }, undefined);
  const [t, shell, general, { time }] = await Promise.all([texts("access"), texts("shell"), texts("general"), formats()]);
  const words = { t, time };
  const test = paths.accessTest({ who: row.username ?? "", method: past?.method ?? row.method, url: encodeURI(past?.path ?? row.path) });
  const facts = [
    { name: t("askedBy"), value: row.username ?? t("nobody") },
    { name: t("at"), value: <Time of={time(row.time)} absolute /> },
    { name: t("source"), value: <span className="tabular-nums">{row.ip}</span> },
    { name: t("id"), value: <Id text={row.decisionId} copy={t("copied")} label={general("copy")} /> },
    { name: t("request"), value: <Id text={row.requestId} copy={t("copied")} label={general("copy")} /> },
  ];
  return (
    <Page
      title={`${t("decision")} ${row.decisionId.slice(0, 8)}`}
      crumbs={[{ label: shell("access") }, { label: t("decisions"), href: paths.decisions }]}
      crumbsLabel={shell("breadcrumb")}
      acts={<ButtonLink href={test}>{t("testAgain")}</ButtonLink>}
    >
      <div className="grid gap-6 px-6 pb-6 max-sm:px-4">
        <DescriptionList items={facts} />
        <div className="grid grid-cols-2 gap-x-10 gap-y-8 max-lg:grid-cols-1">
          <Side
            title={t("before")}
            trail={past}
            object={past?.allowed ? "forbidden" : null}
            nothing={t("noTrail")}
            words={words}
            version={row.policyVersion}
          />
          <Side title={t("now")} trail={present} object={object} nothing={t("accountGone")} words={words} version={null}>
            {present && !present.allowed && <NearMisses trail={present} words={words} />}
            {present && !present.allowed && <Fixes trail={present} fixes={fixes} to={`${test}&draft=true`} words={words} />}
          </Side>
        </div>
      </div>
      <PlanBar />
    </Page>
  );
}

interface SideProps {
  title: string;
  trail: Trail | null;
  object: Decision["object"];
  nothing: string;
  words: Words;
  version: number | null;
  children?: React.ReactNode;
}

function Side({ title, trail, object, nothing, words, version, children }: SideProps) {
  return (
    <section className="grid min-w-0 content-start gap-4" aria-label={title}>
      <div className="flex items-baseline justify-between border-b border-line pb-1.5 text-sm">
        <b className="font-semibold">{title}</b>
        {version !== null && <span className="text-xs text-ink-3">{words.t("policy", { version: String(version) })}</span>}
      </div>
      {trail ? (
        <>
          <Verdict trail={trail} object={object} words={words} small />
          <TrailSteps trail={trail} pieces={piecesOf(trail)} words={words} />
        </>
      ) : (
        <Note look="info">{nothing}</Note>
      )}
      {children}
    </section>
  );
}

function Id({ text, label, copy }: { text: string; label: string; copy: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code className="font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={label} copied={copy} />
    </span>
  );
}
