import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { exportedUsers } from "../db/user-export";
import { dormantBefore, type UserExport } from "../domain/user-directory";
import type { UserRecord } from "../domain/user-record";

/** What a file of users is made of. */
interface ExportedUsers {
  /** Portion by portion, read while the file is sent: see `exportedUsers`. */
  readonly users: AsyncIterable<UserRecord[]>;
  readonly groupName: (id: number) => string;
}

/** The users of a file. */
export const exportUsers = operation({
  at: ["GET", "/admin/users/export/"],
  run: async (actor: Principal, _target: undefined, wanted: UserExport): Promise<ExportedUsers> => {
    const groups = actor.kind === "user" ? actor.snapshot.groups : new Map<number, { readonly name: string }>();
    return {
      users: exportedUsers(wanted, dormantBefore(actor.call.time)),
      groupName: (id) => groups.get(id)?.name ?? String(id),
    };
  },
});
