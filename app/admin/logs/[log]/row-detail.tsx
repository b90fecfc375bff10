import { ChevronDown, ChevronUp, CircleSlash, ListFilter, Rows3, ShieldCheck, X } from "lucide-react";
import { MethodWord, Status } from "@/components/logs/log-cells";
import { ICON_BUTTON } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { type LogState, logHref } from "@/lib/domain/log-address";
import { curlOf, prettyContent } from "@/lib/domain/log-curl";
import type { LogRecord } from "@/lib/domain/log-filter";
import { paths } from "@/lib/paths";
import { environment } from "@/lib/web/environment";
import { formats } from "@/lib/web/formats";
import { requireUser } from "@/lib/web/load";
import { factsOf, type RowFact } from "@/lib/web/log-detail";
import { joinedRows } from "@/lib/web/log-page";
import { texts } from "@/lib/web/texts";

interface RowDetailProps {
  state: LogState;
  /** Null when there is none any more. */
  row: LogRecord | null;
  /** The rows above and below on the page. */
  newer: number | null;
  older: number | null;
}

/** The open row: all that it tells, ways to others like it, and what its request left in the other logs. */
export async function RowDetail({ state, row, newer, older }: RowDetailProps) {
  const [t, { time }] = [await texts("explorer"), await formats()];
  const close = logHref(state, { row: null });
  if (!row) {
    return (
      <aside className={PANEL} aria-label={t("name")}>
        <EmptyState of="match" title={t("rowGone")} acts={<ButtonLink href={close}>{t("close")}</ButtonLink>}>
          {t("rowGoneLead")}
        </EmptyState>
      </aside>
    );
  }
  const [actor, { origin }] = [await requireUser(), await environment()];
  const joined = await joinedRows(actor, state.log, row);
  const { method, url, content } = row;
  return (
    <aside className={PANEL} aria-label={t("detail", { id: row.id })}>
      <div className="flex items-start gap-1">
        <div className="mr-auto grid gap-1">
          <h2 className="[&_.status]:text-lg">
            <Status code={row.status} />
          </h2>
          <p className="text-xs text-ink-2">
            <Time of={time(row.time)} absolute /> · {time(row.time).relative}
          </p>
        </div>
        <Step href={newer === null ? null : logHref(state, { row: newer })} label={t("previous")} icon={ChevronUp} />
        <Step href={older === null ? null : logHref(state, { row: older })} label={t("next")} icon={ChevronDown} />
        <Step href={close} label={t("close")} icon={X} />
      </div>
      {method !== null && url !== null && (
        <p className="mt-3 rounded-md bg-surface-sunken px-3 py-2.5 font-mono text-xs break-all">
          <MethodWord of={method} /> {url}
        </p>
      )}
      <dl className="mt-4">
        {(await factsOf(state, row)).map((fact) => (
          <Fact key={fact.name} of={fact} />
        ))}
      </dl>
      {row.decisionId !== null && (
        <section className="mt-4 text-sm">
          <h3 className={CAPTION}>{t("decision")}</h3>
          <div className="flex gap-2.5 rounded-md bg-warning-bg px-3 py-2.5 text-warning-text">
            <Icon of={ShieldCheck} className="mt-0.5" />
            <p className="text-ink">
              {t("decisionLead")}{" "}
              <PageLink href={paths.decision(row.decisionId)} className={LINK}>
                {t("decisionOpen")}
              </PageLink>
            </p>
          </div>
        </section>
      )}
      {state.log !== "login" && (
        <section className="mt-4">
          <h3 className={CAPTION}>
            {t("content")}
            {state.log === "op" && method !== null && url !== null && (
              <CopyButton text={curlOf({ method, url, content }, origin)} label={t("curl")} copied={t("copied")} wide />
            )}
          </h3>
          {content === null || content === "" ? (
            <p className="text-sm text-ink-3">{t("contentNone")}</p>
          ) : (
            <>
              <pre className="max-h-96 overflow-auto rounded-md bg-surface-sunken px-3 py-2.5 font-mono text-xs whitespace-pre-wrap break-words">
                {prettyContent(content)}
              </pre>
              {prettyContent(content) !== content && (
                <details className="mt-1 text-xs text-ink-2">
                  <summary>{t("raw")}</summary>
                  <code className="font-mono break-all">{content}</code>
                </details>
              )}
            </>
          )}
        </section>
      )}
      {joined.length > 0 && (
        <section className="mt-4 text-sm">
          <h3 className={CAPTION}>{t("joined")}</h3>
          <ul className="grid grid-cols-1 gap-1">
            {joined.map(({ log, row: other }) => (
              <li key={`${log} ${other.id}`} className="flex min-w-0 items-center gap-2">
                <Status code={other.status} />
                <PageLink className={`${LINK} shrink-0`} href={`${paths.log(log)}?q=request:${other.requestId}&row=${other.id}`}>
                  {t(log)}
                </PageLink>
                <span className="min-w-0 truncate text-ink-2">{other.method === null ? other.username : other.content}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink size="sm" href={logHref(state, { around: row.id, trail: [], live: false })}>
          <Icon of={Rows3} />
          {t("around25")}
        </ButtonLink>
        {row.userId !== null && (
          <ButtonLink size="sm" href={paths.userPart(row.userId, "activity")}>
            {t("timeline", { user: row.username ?? "" })}
          </ButtonLink>
        )}
      </div>
    </aside>
  );
}

/** A name and its value, with ways to ask for it, to keep it out, and to copy it. */
async function Fact({ of: { name, value, include, exclude, mono } }: { of: RowFact }) {
  const t = await texts("explorer");
  return (
    <div
      className="group relative -mx-2 grid min-h-7 grid-cols-[6.5rem_minmax(0,1fr)] items-center max-sm:grid-cols-[6.5rem_minmax(0,1fr)_auto] gap-x-3 border-b border-line-faint px-2 text-sm hover:bg-surface-hover"
      data-value=""
    >
      <dt className="text-ink-3">{name}</dt>
      <dd className={`min-w-0 break-words ${mono ? "font-mono text-xs" : ""}`}>{value}</dd>
      <dd className="flex group-hover:bg-surface-hover sm:absolute sm:right-0 sm:bg-surface sm:opacity-0 sm:group-focus-within:opacity-100 sm:group-hover:opacity-100">
        {include && <Step href={include} label={t("include", { value })} icon={ListFilter} side="in" />}
        {exclude && <Step href={exclude} label={t("exclude", { value })} icon={CircleSlash} side="out" />}
        <CopyButton text={value} label={t("copy")} copied={t("copied")} />
      </dd>
    </div>
  );
}

interface StepProps {
  href: string | null;
  label: string;
  icon: typeof X;
  /** Of a value: it is asked for, or kept out. */
  side?: "in" | "out";
}

function Step({ href, label, icon, side }: StepProps) {
  if (href === null) return null;
  return (
    <PageLink
      {...(side && { [`data-${side}`]: "" })}
      href={href}
      scroll={false}
      className={`${ICON_BUTTON} ${side ? "size-7" : ""}`}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} size={side ? 14 : 16} />
    </PageLink>
  );
}

const PANEL =
  "w-detail shrink-0 overflow-y-auto border-l border-line bg-surface px-5 py-4 @max-[65rem]:absolute @max-[65rem]:inset-y-0 @max-[65rem]:right-0 @max-[65rem]:z-(--z-dock) @max-[65rem]:shadow-pop max-sm:fixed max-sm:inset-0 max-sm:z-(--z-toast) max-sm:w-full max-sm:border-0";
const CAPTION = "flex min-h-control items-center justify-between text-xs font-normal text-ink-3";
const LINK = "rounded-sm text-accent-text underline decoration-current/35 underline-offset-3 hover:decoration-current";
