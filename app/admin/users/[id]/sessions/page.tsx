import { ScrollRegion } from "@/components/data-table/scroll-region";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import { endUserSession, endUserSessions, type ListedSession, listSessions } from "@/lib/services/user-sessions";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { submitEnd, submitEndAll } from "../../actions";
import { UserFrame } from "../user-frame";
import { shownUser, type UserPageProps, userMetadata } from "../user-page";

export const generateMetadata = userMetadata;

const SHOWN = 200;

export default async function UserSessionsPage(props: UserPageProps) {
  const user = await shownUser(props);
  const pk = String(user.id);
  const { slices } = await load(listSessions, { pk }, { limit: SHOWN, offset: 0 });
  const sessions: ListedSession[] = [];
  for await (const rows of slices) sessions.push(...rows);
  const [actor, t, { time }] = await Promise.all([requireUser(), texts("users"), formats()]);
  return (
    <UserFrame user={user} current={paths.userPart(user.id, "sessions")}>
      {sessions.length === 0 ? (
        <EmptyState of="nothing" title={t("noSessions")} />
      ) : (
        <ScrollRegion label={t("sessions")}>
          {may(actor, endUserSessions, { pk }) && (
            <ActionForm
              action={submitEndAll.bind(null, pk, user.values.username)}
              className="grid justify-items-start gap-3 px-6 py-3 max-sm:px-4"
            >
              <SubmitButton look="plain">{t("endAll")}</SubmitButton>
            </ActionForm>
          )}
          <table className="w-full text-sm whitespace-nowrap">
            <caption className="sr-only">{t("sessions")}</caption>
            <thead className="text-xs">
              <tr className="border-b border-line-strong text-left text-ink-3">
                <th className="h-row-head px-6 font-normal max-sm:px-4">{t("device")}</th>
                <th className="px-3 font-normal">{t("signedInBy")}</th>
                <th className="px-3 font-normal">{t("address")}</th>
                <th className="px-3 font-normal">{t("started")}</th>
                <th className="px-3 font-normal">{t("lastSeen")}</th>
                <th className="px-3 pr-6 font-normal">
                  <span className="sr-only">{t("end")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ id, userAgent, dialect, ip, createdAt, lastSeenAt, current }) => (
                <tr key={id} className="border-b border-line-faint">
                  <td className="h-row max-w-80 truncate px-6 max-sm:px-4" title={userAgent}>
                    {current && <Badge look="accent">{t("thisDevice")}</Badge>}{" "}
                    {userAgent || <span className="text-ink-3">{t("unknownDevice")}</span>}
                  </td>
                  <td className="px-3 font-mono text-xs">{dialect}</td>
                  <td className="px-3 tabular-nums">{ip}</td>
                  <td className="px-3">
                    <Time of={time(createdAt)} />
                  </td>
                  <td className="px-3">
                    <Time of={time(lastSeenAt)} />
                  </td>
                  <td className="px-3 pr-6 text-right">
                    {may(actor, endUserSession, { pk, sid: id }) && (
                      <ActionForm action={submitEnd.bind(null, pk, id)} className="inline-grid">
                        <SubmitButton look="bad" size="sm">
                          {t("end")}
                        </SubmitButton>
                      </ActionForm>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </UserFrame>
  );
}
