import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { lastLogins, lastOperations } from "../db/user-activity";

/** Rows of each log that the page of a user shows. */
const SHOWN = 50;

/** One line of the timeline of a user. */
export interface Activity {
  readonly key: string;
  readonly time: Date;
  readonly ip: string;
  readonly status: number;
  /** What was called; null for a sign-in. */
  readonly call: { readonly method: string; readonly url: string; readonly repeats: number } | null;
}

/** The last sign-ins under this name, failed ones too, newest first. */
export const readUserLogins = operation({
  at: ["GET", "/myapp/log/login/"],
  run: async (_actor: Principal, _target: undefined, username: string): Promise<Activity[]> => {
    const rows = await lastLogins(db(), username, SHOWN);
    return rows.map(({ id, time, ip, status }) => ({ key: `login-${id}`, time, ip, status, call: null }));
  },
});

/** The last calls of this user that are in the operation log, newest first. */
export const readUserOperations = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (_actor: Principal, _target: undefined, userId: number): Promise<Activity[]> => {
    const rows = await lastOperations(db(), userId, SHOWN);
    return rows.map(({ id, time, ip, status, method, url, repeats }) => ({
      ...{ key: `op-${id}`, time, ip, status },
      call: { method, url, repeats },
    }));
  },
});
