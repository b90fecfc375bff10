import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { findUserIds } from "../db/user-finder";
import { readUsers } from "../db/user-reader";
import { dormantBefore } from "../domain/user-directory";
import type { UserRecord } from "../domain/user-record";

const MOST = 6;

/** At most six live users whom a text finds, those whose username starts with it first. For those who may list users. */
export const findUsersByText = operation({
  at: ["GET", "/account/user/"],
  run: async ({ call }: Principal, _target: undefined, text: string): Promise<UserRecord[]> => {
    const ids = await findUserIds(text, MOST, dormantBefore(call.time));
    const users = new Map((await readUsers(db(), ids)).map((user) => [user.id, user]));
    return ids.flatMap((id) => users.get(id) ?? []);
  },
});
