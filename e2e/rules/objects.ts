import { db } from "@/lib/db/client";
import { ERROR_ROW, LOGIN_ROW, OPERATION_ROW } from "../api/myapp/calls";
import { addGroup, addPermission, addSession, addUser } from "../support/rows";

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

/** Makes what the variable parts of a template name; their values. */
export async function paramsFor(template: string): Promise<Readonly<Record<string, string>>> {
  if (!template.includes("{")) return {};
  if (template.includes("/recycle/")) return { pk: String(await addUser(newName(), { deletedAt: new Date(), usernameKey: null })) };
  const pk = await makeObject(nounOf(template));
  if (!template.includes("{sid}")) return { pk: String(pk) };
  await addSession(pk);
  const { id: sid } = await db().session.findFirstOrThrow({ where: { userId: pk }, select: { id: true } });
  return { pk: String(pk), sid };
}

function nounOf(template: string): Noun {
  const [, noun] = /^\/account\/(group|backendapi|permission)\//.exec(template) ?? [];
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
