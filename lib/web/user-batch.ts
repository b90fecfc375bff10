import type { UserActor } from "@/lib/access/actor";
import type { FormState } from "@/lib/domain/form-state";
import { idsOf, primaryKey } from "@/lib/domain/primary-key";
import { invalid } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { addToGroup, removeFromGroup } from "@/lib/services/group-members";
import { endManySessions, setUsersActive } from "@/lib/services/user-batches";
import { deleteUser, deleteUsers } from "@/lib/services/user-deletion";
import { requireUser } from "./load";
import { may } from "./may";
import { submit } from "./submit";

/** What can be done with several users at once. */
export const BATCH_ACTS = ["join", "leave", "disable", "enable", "signout", "delete"] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

/** More than these cannot be taken back: the message that offers it has to fit into a cookie. */
const UNDOABLE = 100;

/** Whether the engine lets the actor do this to these users. */
export function mayBatch(actor: UserActor, act: BatchAct, ids: readonly number[]): boolean {
  if (act === "signout") return may(actor, endManySessions);
  if (act === "join") return actor.user.isSuperuser && may(actor, addToGroup);
  if (act === "leave") return may(actor, removeFromGroup);
  if (act !== "delete") return may(actor, setUsersActive);
  return may(actor, deleteUsers) || (ids.length === 1 && may(actor, deleteUser, { pk: String(ids[0]) }));
}

/**
 * Does an act on the users that the form names in `ids`; `expected` is what must have been typed, null for nothing. Leads back to `list`,
 * an address of the user list with its filter.
 */
export async function runBatch(act: BatchAct, expected: string | null, list: string, form: FormData): Promise<FormState> {
  const ids = idsOf(String(form.get("ids") ?? ""));
  const confirmed = <T>(input: T): T => {
    if (expected !== null && form.get("confirm") !== expected) throw invalid("confirm", "mismatch");
    return input;
  };
  // It comes back from the browser, so that it could be any address.
  const to = list.startsWith(`${paths.users}?`) ? list : paths.users;
  if (act === "delete") return removeUsers(ids, confirmed, to, form);
  if (act === "join" || act === "leave") return regroup(act, ids, to, form);
  if (act === "signout") {
    const after = (count: number) => ({ to, toast: { key: "users.manySignedOut", values: { count } } }) as const;
    return submit(form, { run: endManySessions, read: () => confirmed({ ids }), after });
  }
  const active = act === "enable";
  return submit(form, {
    ...{ run: setUsersActive, read: () => confirmed({ ids, active }) },
    after: (changed) => {
      const undo = undoOf(active ? "users.disable" : "users.enable", changed);
      return { to, toast: { key: active ? "users.manyEnabled" : "users.manyDisabled", values: { count: changed.length }, undo } };
    },
  });
}

async function regroup(act: "join" | "leave", ids: readonly number[], to: string, form: FormData): Promise<FormState> {
  const pk = String(form.get("group") ?? "");
  const group = (await requireUser()).snapshot.groups.get(primaryKey(pk) ?? 0);
  const rest = {
    params: { pk },
    read: () => ({ user_ids: [...ids], perm_ids: "absent" as const }),
    after: () => {
      const values = { count: ids.length, name: group?.name ?? pk };
      return { to, toast: { key: act === "join" ? "users.manyJoined" : "users.manyLeft", values } } as const;
    },
  };
  return act === "join" ? submit(form, { run: addToGroup, ...rest }) : submit(form, { run: removeFromGroup, ...rest });
}

async function removeUsers(ids: readonly number[], confirmed: <T>(input: T) => T, to: string, form: FormData): Promise<FormState> {
  const after = () => ({ to, toast: { key: "users.deleted", values: { count: ids.length }, undo: undoOf("users.restore", ids) } }) as const;
  const pk = String(ids[0]);
  const alone = ids.length === 1 && may(await requireUser(), deleteUser, { pk });
  if (alone) return submit(form, { run: deleteUser, params: { pk }, read: () => confirmed(undefined), after });
  return submit(form, { run: deleteUsers, read: () => confirmed({ ids }), after });
}

function undoOf(kind: string, ids: readonly number[]) {
  return ids.length > 0 && ids.length <= UNDOABLE ? { kind, ids: ids.map(String) } : null;
}
