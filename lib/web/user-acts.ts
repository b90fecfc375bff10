import type { UserActor } from "@/lib/access/actor";
import { paths } from "@/lib/paths";
import { createResetLink } from "@/lib/services/reset-links";
import { changeUser } from "@/lib/services/user-changes";
import { exportUsers } from "@/lib/services/user-export";
import { may } from "./may";
import { texts } from "./texts";
import { BATCH_ACTS, type BatchAct, mayBatch } from "./user-batch";
import type { UserListQuery } from "./user-list";

/** What the reader may do with several chosen users; undefined when nothing. */
export async function userActs(actor: UserActor, query: UserListQuery) {
  const t = await texts("users");
  const labels: Record<BatchAct, string> = {
    ...{ join: t("addToGroup"), leave: t("removeFromGroup"), disable: t("disable"), enable: t("enable") },
    ...{ signout: t("signOut"), delete: t("delete") },
  };
  const asked = BATCH_ACTS.filter((act) => mayBatch(actor, act, [])).map((act) => ({
    ...{ value: act, label: labels[act], bad: act === "delete" },
  }));
  const file = may(actor, exportUsers) ? [{ value: "export", label: t("exportMarked"), to: paths.exportUsers }] : [];
  const acts = [...asked.filter(({ bad }) => !bad), ...file, ...asked.filter(({ bad }) => bad)];
  if (acts.length === 0) return undefined;
  return { action: `${paths.users}/batch`, carried: query.carried(), acts };
}

/** The menu of every row of the list: links, with `{id}` for the user; acts come back to the list as it is. */
export async function userRowActs(actor: UserActor, query: UserListQuery) {
  const t = await texts("users");
  const list = query.carried().map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  const batch = (act: BatchAct) => paths.userBatch(act, "{id}") + list.join("");
  return [
    ...(may(actor, changeUser) ? [{ label: t("edit"), href: paths.user("{id}") }] : []),
    { label: t("groups"), href: paths.userPart("{id}", "groups") },
    ...(mayBatch(actor, "disable", [])
      ? [
          { label: t("rowDisable"), href: batch("disable"), only: "plain" as const },
          { label: t("rowEnable"), href: batch("enable"), only: "muted" as const },
        ]
      : []),
    ...(mayBatch(actor, "signout", []) ? [{ label: t("rowSignOut"), href: batch("signout") }] : []),
    ...(may(actor, createResetLink) ? [{ label: t("resetPassword"), href: paths.userPart("{id}", "reset") }] : []),
    { label: t("activity"), href: paths.userPart("{id}", "activity") },
    ...(mayBatch(actor, "delete", []) ? [{ label: t("deleteMore"), href: batch("delete"), bad: true }] : []),
  ];
}
