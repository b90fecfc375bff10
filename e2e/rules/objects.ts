import { db } from "@/lib/db/client";
import { ERROR_ROW, LOGIN_ROW, OPERATION_ROW } from "../api/myapp/calls";
import { addGroup, addPermission, addUser } from "../support/rows";

/** What an id in an address can be of. */
export type Noun = "user" | "group" | "backendapi" | "permission" | "login" | "op" | "error";

let made = 0;

/** A name that nothing else of this file has. */
export function newName(): string {
  return `scratch-${++made}`;
}

/** Makes an object that is no other test's; the id. */
export async function makeObject(noun: Noun): Promise<number> {
  return (await MAKERS[noun]()).id;
}

/** What `{pk}` is of in a template. */
export function nounOf(template: string): Noun {
  const [, noun] = /^\/account\/(user|group|backendapi|permission)\//.exec(template) ?? [];
  return noun === "group" || noun === "backendapi" || noun === "permission" ? noun : "user";
}

const MAKERS: Readonly<Record<Noun, () => Promise<{ id: number }>>> = {
  user: async () => ({ id: await addUser(newName()) }),
  group: async () => ({ id: await addGroup(newName()) }),
  backendapi: () => db().backendApi.create({ data: { pattern: newName(), createdAt: new Date() } }),
  permission: async () => ({ id: await addPermission("GET", newName()) }),
  login: () => db().loginLog.create({ data: { ...LOGIN_ROW, time: new Date() } }),
  op: () => db().operationLog.create({ data: { ...OPERATION_ROW, time: new Date() } }),
  error: () => db().errorLog.create({ data: { ...ERROR_ROW, time: new Date() } }),
};
