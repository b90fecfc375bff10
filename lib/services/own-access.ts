import type { UserActor } from "../access/actor";
import { type HeldGroup, type HeldRight, heldRights } from "../access/held-rights";
import { operation } from "../access/operation";
import { db } from "../db/client";

/** What the caller is and may. */
export interface OwnAccess {
  readonly isSuperuser: boolean;
  readonly isStaff: boolean;
  readonly isSuper: number;
  readonly isGrade: number;
  readonly groups: readonly HeldGroup[];
  /** At most `SHOWN_RIGHTS`; the others are counted in `more`. */
  readonly rights: readonly (HeldRight & { readonly name: string | null })[];
  readonly more: number;
}

const SHOWN_RIGHTS = 300;

/** The caller's own roles, groups and permissions, as the engine reads them at the moment of the call. */
export const readOwnAccess = operation.signedIn("everybody may know the own rights", {
  at: ["GET", "/admin/profile/access/"],
  run: async ({ user, snapshot, subject, call }: UserActor): Promise<OwnAccess> => {
    const { groups, rights } = heldRights(snapshot, subject, call.time);
    const shown = rights.slice(0, SHOWN_RIGHTS);
    const ids = [...new Set(shown.map(({ apiId }) => apiId))];
    const apis = ids.length > 0 ? await db().backendApi.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }) : [];
    const names = new Map(apis.map(({ id, name }) => [id, name]));
    const { isSuperuser, isStaff, isSuper, isGrade } = user;
    return {
      ...{ isSuperuser, isStaff, isSuper, isGrade, groups },
      rights: shown.map((right) => ({ ...right, name: names.get(right.apiId) ?? null })),
      more: rights.length - shown.length,
    };
  },
});
