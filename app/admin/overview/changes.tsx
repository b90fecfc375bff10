import { PageLink } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { logLink } from "@/lib/domain/log-address";
import type { LogRecord } from "@/lib/domain/log-filter";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

/** The newest changes, each with the way to its row in the log. */
export async function Changes({ rows }: { rows: readonly LogRecord[] }) {
  const [t, { time }] = [await texts("overview"), await formats()];
  return (
    <Panel title={t("changes")} id="changes">
      {rows.length === 0 && <p className="text-sm text-ink-3">{t("noChanges")}</p>}
      <ul className="text-sm">
        {rows.map(({ id, time: at, username, method, url, requestId }) => (
          <li key={id} className="flex min-h-8 items-center gap-3 border-line-faint not-last:border-b">
            <span className="w-20 shrink-0 text-xs text-ink-3">
              <Time of={time(at)} />
            </span>
            <b className="max-w-40 truncate font-semibold">{username ?? t("nobody")}</b>
            <code className="min-w-0 flex-1 truncate text-xs" title={url ?? ""}>
              {method} {url}
            </code>
            <PageLink
              href={logLink("op", "request", requestId, { time: at.getTime(), within: 60_000 })}
              className="rounded-sm text-xs text-accent-text underline decoration-current/35 underline-offset-3"
            >
              {t("show")}
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
