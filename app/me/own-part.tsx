import type { ReactNode } from "react";
import { OwnPage } from "@/components/me/own-page";
import { paths } from "@/lib/paths";
import { requireUser } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";

/** One part of the own account in its place among the others. */
export async function OwnPart({ current, children }: { current: string; children: ReactNode }) {
  const [{ user }, t] = await Promise.all([requireUser(), texts("me")]);
  const tabs = [
    { href: paths.me, label: t("profile") },
    { href: paths.myPassword, label: t("password") },
    { href: paths.mySessions, label: t("sessions") },
    { href: paths.myAccess, label: t("access") },
  ];
  return (
    <OwnPage username={user.username} tabs={tabs} current={current} tabsLabel={t("parts")}>
      {children}
    </OwnPage>
  );
}
