import { Download, Plus, Trash2, Upload } from "lucide-react";
import { PageKey } from "@/components/layout/page-key";

import { Icon } from "@/components/ui/icon";
import { ButtonLink, FileLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { listDeletedUsers } from "@/lib/services/recycle-bin";
import { exportUsers } from "@/lib/services/user-export";
import { stageImport } from "@/lib/services/user-import-staging";
import { createUsers } from "@/lib/services/users";
import type { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { exportAddress, type UserListQuery } from "@/lib/web/user-list";

interface ListActsProps {
  actor: Awaited<ReturnType<typeof requireUser>>;
  query: UserListQuery;
}

/** The buttons beside the title of the user list; on phones only the last one has its word. */
export async function ListActs({ actor, query }: ListActsProps) {
  const [t, imports] = await Promise.all([texts("users"), texts("imports")]);
  return (
    <>
      {may(actor, listDeletedUsers) && (
        <ButtonLink href={paths.recycle} look="ghost">
          <Icon of={Trash2} />
          <span className="max-sm:sr-only">{t("recycleBin")}</span>
        </ButtonLink>
      )}
      {may(actor, stageImport) && (
        <ButtonLink href={paths.importUsers}>
          <Icon of={Upload} />
          <span className="max-sm:sr-only">{imports("open")}</span>
        </ButtonLink>
      )}
      {may(actor, exportUsers) && (
        <FileLink href={exportAddress(query)} title={t("exportHint")}>
          <Icon of={Download} />
          <span className="max-sm:sr-only">{t("exportList")}</span>
        </FileLink>
      )}
      {may(actor, createUsers) && (
        <ButtonLink href={paths.newUser} look="primary">
          <Icon of={Plus} />
          {t("newUser")}
          <PageKey keys="c" label={t("newUser")} href={paths.newUser} />
        </ButtonLink>
      )}
    </>
  );
}
