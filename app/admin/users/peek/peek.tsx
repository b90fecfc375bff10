import { Lock, LockOpen } from "lucide-react";
import { PanelSection, SidePanel } from "@/components/layout/side-panel";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { FieldProblems } from "@/components/users/field-problems";
import { fullName } from "@/lib/domain/user-name";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import { changeUser } from "@/lib/services/user-changes";
import { readUserByKey } from "@/lib/services/users";
import { loadIfThere, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { menuOf } from "@/lib/web/navigation";
import { texts } from "@/lib/web/texts";
import { lastEvents } from "@/lib/web/user-events";
import { submitSwitch } from "../actions";
import { PeekAccess } from "./peek-access";
import { PeekEvents } from "./peek-events";
import { PeekFacts, PeekGroups } from "./peek-facts";

/** One user beside the list: who it is, what the account may call, and what it did last. */
export async function UserPeek({ pk, close }: { pk: string; close: string }) {
  const user = await loadIfThere(readUserByKey, { pk }, undefined);
  const [t, general] = await Promise.all([texts("users"), texts("general")]);
  const closing = { href: close, label: general("close") };
  const keys = [
    { keys: ["↑", "↓"], label: t("nextUser") },
    { keys: ["Space"], label: closing.label },
  ];
  if (!user) {
    return (
      <SidePanel title={t("gone")} close={closing}>
        <EmptyState of="nothing" title={t("gone")}>
          {t("goneLead")}
        </EmptyState>
      </SidePanel>
    );
  }
  const { values } = user;
  const events = await lastEvents(user);
  return (
    <SidePanel
      title={values.username}
      mark={<Avatar name={fullName(values) || values.username} large />}
      meta={[fullName(values), values.email].filter(Boolean).join(" • ")}
      close={closing}
      acts={<Acts user={user} />}
      keys={keys}
    >
      <PeekFacts user={user} ip={events.signInFrom} />
      <PanelSection title={t("groups")} more={<TextLink href={paths.userPart(user.id, "groups")}>{t("allOfThem")}</TextLink>}>
        <PeekGroups ids={user.groups} />
      </PanelSection>
      <PeekAccess user={user} />
      <PeekEvents user={user} events={events} />
    </SidePanel>
  );
}

async function Acts({ user: { id, values } }: { user: UserRecord }) {
  const [actor, t, general] = await Promise.all([requireUser(), texts("users"), texts("general")]);
  const pk = String(id);
  const pages = await menuOf(actor);
  return (
    <>
      <ButtonLink href={paths.user(id)}>{general("open")}</ButtonLink>
      {pages.some(({ href }) => href === paths.access) && <ButtonLink href={`${paths.access}?user=${id}`}>{t("testAccess")}</ButtonLink>}
      {actor.user.id !== id && may(actor, changeUser, { pk }) && (
        <ActionForm action={submitSwitch.bind(null, pk, !values.is_active)} className="contents">
          <FieldProblems fields={["is_active"]} />
          <SubmitButton look="plain">
            <Icon of={values.is_active ? Lock : LockOpen} />
            {values.is_active ? t("disable") : t("enable")}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
