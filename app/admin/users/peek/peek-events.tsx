import { PanelSection } from "@/components/layout/side-panel";
import { TextLink } from "@/components/ui/text-link";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import type { Activity } from "@/lib/services/user-activity";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import type { UserEvents } from "@/lib/web/user-events";

/** The last sign-ins and calls of a user, one line each. */
export async function PeekEvents({ user, events: { rows, hidden } }: { user: UserRecord; events: UserEvents }) {
  const [t, { time }] = await Promise.all([texts("users"), formats()]);
  return (
    <PanelSection title={t("latestEvents")} more={<TextLink href={paths.userPart(user.id, "activity")}>{t("allOfThem")}</TextLink>}>
      {rows.length === 0 && <p className="text-ink-3">{hidden ? t("activityHidden") : t("noActivity")}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.key} className="flex min-h-8 items-center gap-3 border-b border-line-faint">
            <time className="w-20 shrink-0 truncate text-ink-3 tabular-nums" dateTime={time(row.time).iso} title={time(row.time).absolute}>
              {time(row.time).relative}
            </time>
            <span className="min-w-0 flex-1 truncate">
              <What row={row} signIn={row.status < 300 ? t("signedIn") : t("signInFailed")} />
            </span>
            {row.status >= 400 && <span className={`font-mono text-xs ${toneOf(row.status)}`}>{row.status}</span>}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function What({ row: { call, ip }, signIn }: { row: Activity; signIn: string }) {
  if (!call) {
    return (
      <>
        {signIn} <span className="text-ink-3 tabular-nums">{ip}</span>
      </>
    );
  }
  return (
    <span className="font-mono text-xs" title={`${call.method} ${call.url}`}>
      <span className={`inline-block w-14 ${call.method === "GET" ? "text-ink-3" : "font-semibold"}`}>{call.method}</span>
      {call.url}
    </span>
  );
}

function toneOf(status: number): string {
  return status >= 500 ? "font-semibold text-danger-text" : "text-warning-text";
}
