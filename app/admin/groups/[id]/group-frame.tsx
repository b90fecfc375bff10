import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import type { GroupRecord } from "@/lib/domain/policy-records";
import { paths } from "@/lib/paths";
import { cloneGroup, previewDeletion } from "@/lib/services/group-directory";
import { changeGroup } from "@/lib/services/groups";
import { addressOf } from "@/lib/web/list-query";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

/** The head of a group's page: its name, what can be done with it, and its parts. */
export async function GroupFrame({ group, current, children }: { group: GroupRecord; current: string; children: ReactNode }) {
  const [t, shell, actor] = [await texts("groups"), await texts("shell"), await requireUser()];
  const { id, name, permissions } = group;
  const pk = String(id);
  const mayClone = may(actor, cloneGroup) && (actor.user.isSuperuser || permissions.length === 0);
  return (
    <Page
      title={name}
      crumbs={[{ label: shell("directory") }, { label: t("title"), href: paths.groups }]}
      crumbsLabel={shell("breadcrumb")}
      acts={
        <>
          {may(actor, changeGroup, { pk }) && <ButtonLink href={paths.groupPart(id, "rename")}>{t("rename")}</ButtonLink>}
          {mayClone && <ButtonLink href={paths.groupPart(id, "clone")}>{t("clone")}</ButtonLink>}
          <ButtonLink href={addressOf(paths.compareGroups, { group: pk })}>{t("compare")}</ButtonLink>
          {may(actor, previewDeletion, { pk }) && (
            <ButtonLink href={paths.groupPart(id, "delete")} look="bad">
              {t("delete")}
            </ButtonLink>
          )}
        </>
      }
    >
      <Tabs
        link={PageLink}
        label={t("parts")}
        current={current}
        tabs={[
          { href: paths.group(id), label: t("members") },
          { href: paths.groupPart(id, "permissions"), label: t("permissions"), count: permissions.length },
        ]}
      />
      {children}
    </Page>
  );
}
