import { KeyRound, Lock, LockOpen, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { PageKey } from "@/components/layout/page-key";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { FieldProblems } from "@/components/users/field-problems";
import { fullName } from "@/lib/domain/user-name";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import { createResetLink } from "@/lib/services/reset-links";
import { changeUser } from "@/lib/services/user-changes";
import { deleteUser } from "@/lib/services/user-deletion";
import { listSessions } from "@/lib/services/user-sessions";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { userWords } from "@/lib/web/user-words";
import { submitSwitch } from "../actions";
import { Role, Status } from "../user-cells";

/** The id of the button that enables or disables. */
const SWITCH = "switch-user";

interface UserFrameProps {
  user: UserRecord;
  /** The address of the tab that is open. */
  current: string;
  children: ReactNode;
}

/** What all pages of one user share: who it is, what can be done with the account, and the tabs. */
export async function UserFrame({ user, current, children }: UserFrameProps) {
  const [actor, t, shell, words] = await Promise.all([requireUser(), texts("users"), texts("shell"), userWords()]);
  const { id, values, lastLogin } = user;
  const pk = String(id);
  const own = actor.user.id === id;
  const tabs = [
    { href: paths.user(id), label: t("profile") },
    { href: paths.userPart(id, "groups"), label: t("groups"), count: user.groups.length },
    { href: paths.userPart(id, "permissions"), label: t("permissions") },
    ...(own || may(actor, listSessions, { pk }) ? [{ href: paths.userPart(id, "sessions"), label: t("sessions") }] : []),
    { href: paths.userPart(id, "activity"), label: t("activity") },
    { href: paths.userPart(id, "json"), label: t("json") },
  ];
  return (
    <Page
      title={values.username}
      crumbs={[{ label: shell("directory") }, { label: t("title"), href: paths.users }]}
      crumbsLabel={shell("breadcrumb")}
      mark={<Avatar name={fullName(values) || values.username} large />}
      count={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Status user={user} context={words} />
          <Role values={values} texts={words.texts} />
          <span>{fullName(values)}</span>
          <span className="max-sm:hidden">
            {t("lastSignIn")} {lastLogin ? <Time of={words.time(lastLogin)} /> : words.texts.never}
          </span>
        </span>
      }
      acts={
        <span className="flex flex-wrap gap-2">
          {may(actor, createResetLink, { pk }) && (
            <ButtonLink href={paths.userPart(id, "reset")}>
              <Icon of={KeyRound} />
              {t("resetPassword")}
            </ButtonLink>
          )}
          {!own && may(actor, changeUser, { pk }) && (
            <ActionForm action={submitSwitch.bind(null, pk, !values.is_active)} className="contents">
              <FieldProblems fields={["is_active"]} />
              <SubmitButton look="plain" id={SWITCH}>
                <Icon of={values.is_active ? Lock : LockOpen} />
                {values.is_active ? t("disable") : t("enable")}
              </SubmitButton>
            </ActionForm>
          )}
          {!own && may(actor, changeUser, { pk }) && <PageKey keys="d" label={t("disableKey")} press={SWITCH} />}
          {may(actor, changeUser, { pk }) && <PageKey keys="e" label={t("edit")} href={paths.user(id)} />}
          {!own && may(actor, deleteUser, { pk }) && (
            <ButtonLink href={paths.userBatch("delete", pk)} look="bad">
              <Icon of={Trash2} />
              {t("deleteMore")}
            </ButtonLink>
          )}
        </span>
      }
    >
      <Tabs link={PageLink} tabs={tabs} current={current} label={t("tabs")} />
      {children}
    </Page>
  );
}
