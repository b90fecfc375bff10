import { ScrollRegion } from "@/components/data-table/scroll-region";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import { type Activity, readUserLogins, readUserOperations } from "@/lib/services/user-activity";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { UserFrame } from "../user-frame";
import { shownUser, type UserPageProps, userMetadata } from "../user-page";

export const generateMetadata = userMetadata;

export default async function UserActivityPage(props: UserPageProps) {
  const user = await shownUser(props);
  const [actor, t, { time }] = await Promise.all([requireUser(), texts("users"), formats()]);
  const [logins, operations] = [may(actor, readUserLogins), may(actor, readUserOperations)];
  const rows = [
    ...(logins ? await load(readUserLogins, {}, user.values.username) : []),
    ...(operations ? await load(readUserOperations, {}, user.id) : []),
  ].sort((a, b) => b.time.getTime() - a.time.getTime());
  return (
    <UserFrame user={user} current={paths.userPart(user.id, "activity")}>
      {!logins && !operations && <EmptyState of="right" title={t("activityHidden")} />}
      {(logins || operations) && rows.length === 0 && <EmptyState of="nothing" title={t("noActivity")} />}
      {(logins || operations) && (!logins || !operations) && (
        <p className="px-6 py-3 text-sm text-ink-3 max-sm:px-4">{logins ? t("hiddenOperations") : t("hiddenLogins")}</p>
      )}
      {rows.length > 0 && (
        <ScrollRegion label={t("activity")}>
          <table className="w-full text-sm whitespace-nowrap">
            <caption className="sr-only">{t("activity")}</caption>
            <thead className="text-xs">
              <tr className="border-b border-line-strong text-left text-ink-3">
                <th className="h-row-head px-6 font-normal max-sm:px-4">{t("time")}</th>
                <th className="px-3 font-normal">{t("what")}</th>
                <th className="px-3 font-normal">{t("address")}</th>
                <th className="px-3 pr-6 text-right font-normal">{t("result")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className="border-b border-line-faint">
                  <td className="h-8 px-6 max-sm:px-4">
                    <Time of={time(row.time)} absolute />
                  </td>
                  <td className="px-3">
                    <What row={row} t={t} />
                  </td>
                  <td className="px-3 tabular-nums">{row.ip}</td>
                  <td className={`px-3 pr-6 text-right font-mono text-xs ${toneOf(row.status)}`}>{row.status}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </UserFrame>
  );
}

function What({ row: { call, status }, t }: { row: Activity; t: Awaited<ReturnType<typeof texts<"users">>> }) {
  if (!call) return <span>{status < 300 ? t("signedIn") : t("signInFailed")}</span>;
  const { method, url, repeats } = call;
  return (
    <span className="font-mono text-xs">
      <span className={`inline-block w-16 ${method === "GET" ? "text-ink-3" : "font-semibold"}`}>{method}</span>
      {url} {repeats > 1 && <span className="font-sans text-ink-3">{t("times", { count: repeats })}</span>}
    </span>
  );
}

function toneOf(status: number): string {
  if (status >= 500) return "font-semibold text-danger-text";
  return status >= 400 ? "text-warning-text" : "text-ink-3";
}
