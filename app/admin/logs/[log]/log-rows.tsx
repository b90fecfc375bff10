import { Pager } from "@/components/data-table/pager";
import { DeletionKey } from "@/components/logs/explorer-keys";
import { LogTable } from "@/components/logs/log-table";
import { PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { type LogState, logHref } from "@/lib/domain/log-address";
import type { LogWindow } from "@/lib/domain/log-filter";
import { packRows } from "@/lib/domain/log-shown";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { logRowWords } from "@/lib/web/log-rows";
import { texts } from "@/lib/web/texts";
import { EmptyLog } from "./empty-log";
import { headsOf, tableWords } from "./log-heads";

interface LogRowsProps {
  state: LogState;
  window: LogWindow & { readonly newest: number };
  remove: { readonly marked: string; readonly all: string } | null;
  older: string | null;
  newer: string | null;
}

/** The rows of the page with what is to be said about them, or why there are none. */
export async function LogRows({ state, window: { rows, next, stopped, newest }, remove, older, newer }: LogRowsProps) {
  const { log, around } = state;
  const [t, { time }, words] = [await texts("explorer"), await formats(), await logRowWords()];
  const tail = new URL(logHref(state, { row: null, live: false, trail: [] }), "http://tail").search;
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      {around !== null && (
        <div className={LINE}>
          {t("around", { id: around })}
          <PageLink href={logHref(state, { around: null })} className={LINK}>
            {t("aroundBack")}
          </PageLink>
        </div>
      )}
      {rows.length === 0 && !state.live && !stopped ? (
        <>
          {remove && <DeletionKey href={remove.all} label={t("keyDelete")} />}
          <EmptyLog state={state} />
        </>
      ) : (
        <LogTable
          key={logHref(state, { row: null })}
          packed={packRows(rows.map(words))}
          {...{ log, remove, caption: t(log), heads: headsOf(log, t), texts: tableWords(t) }}
          address={logHref(state, { row: null })}
          open={state.row}
          follow={state.live ? { url: `${paths.logPart(log, "tail")}${tail}`, after: newest } : null}
        />
      )}
      {stopped && next && (
        <div className="px-6 py-2">
          <Note>
            <p>
              {t("stopped", { time: time(new Date(next.time)).absolute })}{" "}
              {older && (
                <PageLink href={older} className={LINK}>
                  {t("goOn")}
                </PageLink>
              )}
            </p>
          </Note>
        </div>
      )}
      {(older !== null || newer !== null) && !state.live && (
        <Pager
          label={t("time")}
          range={spanOf([...rows.slice(0, 1), ...rows.slice(-1)].map((row) => time(row.time).absolute.slice(0, 19)))}
          previous={{ href: newer, label: t("newer") }}
          next={{ href: older, label: t("older") }}
        />
      )}
    </div>
  );
}

/** From the first to the last row, the day of the last one only where it is another; nothing without rows. */
function spanOf([first, last]: readonly string[]): string {
  if (first === undefined || last === undefined) return "";
  return `${first} – ${last.startsWith(first.slice(0, 10)) ? last.slice(11) : last}`;
}

const LINE = "flex min-h-control flex-wrap items-center gap-x-3 border-b border-line bg-accent-soft px-6 py-1 text-sm max-sm:px-4";
const LINK = "rounded-sm text-accent-text underline decoration-current/35 underline-offset-3 hover:decoration-current";
