import type { Tx } from "./client";

/** The last sign-ins under a username, failed ones too, newest first. */
export async function lastLogins(on: Tx, username: string, take: number) {
  const select = { id: true, time: true, ip: true, success: true, status: true, dialect: true } as const;
  return on.loginLog.findMany({ where: { username }, select, orderBy: [{ time: "desc" }, { id: "desc" }], take });
}

/** The last calls of a user that left an operation row, newest first. */
export async function lastOperations(on: Tx, userId: number, take: number) {
  const select = { id: true, time: true, ip: true, method: true, url: true, status: true, repeats: true } as const;
  return on.operationLog.findMany({ where: { userId }, select, orderBy: [{ time: "desc" }, { id: "desc" }], take });
}
