import type { Metadata } from "next";
import { OwnSection } from "@/components/me/own-page";
import { SessionList } from "@/components/me/session-list";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { deviceOf } from "@/lib/domain/user-agent";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { ownSessions } from "@/lib/web/own-account";
import { texts } from "@/lib/web/texts";
import { submitEnd, submitEndOthers } from "../actions";
import { OwnPart } from "../own-part";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("me"))("sessions") };
}

export default async function SessionsPage() {
  const { rows, total } = await ownSessions();
  const [t, format] = await Promise.all([texts("me"), formats()]);
  const named = (userAgent: string): string => {
    const { program, system } = deviceOf(userAgent);
    return program && system ? t("deviceOn", { program, system }) : (program ?? system ?? t("unknownDevice"));
  };
  const sessions = rows.map(({ id, dialect, createdAt, lastSeenAt, expiresAt, ip, userAgent, current }) => {
    const device = named(userAgent);
    return {
      ...{ id, device, ip },
      door: dialect === "web" ? t("byPage") : t("byApi", { dialect }),
      since: format.time(createdAt),
      lastUse: format.time(lastSeenAt),
      expires: format.time(expiresAt),
      end: current ? null : { action: submitEnd.bind(null, id), label: t("endSessionOf", { device }) },
    };
  });
  const all = (
    <ActionForm action={submitEndOthers} className="grid gap-2">
      <SubmitButton look="plain">{t("endOthers")}</SubmitButton>
    </ActionForm>
  );
  return (
    <OwnPart current={paths.mySessions}>
      <OwnSection title={t("sessions")} lead={t("sessionsLead")} acts={total > 1 && all}>
        <SessionList
          sessions={sessions}
          texts={{
            since: t("since"),
            lastUse: t("lastUse"),
            expires: t("expires"),
            thisDevice: t("thisDevice"),
            end: t("endSession"),
          }}
        />
        {total > rows.length && <p className="text-sm text-ink-3">{t("moreSessions", { count: total - rows.length })}</p>}
      </OwnSection>
    </OwnPart>
  );
}
