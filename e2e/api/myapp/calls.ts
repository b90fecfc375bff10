import { db } from "@/lib/db/client";
import { write } from "@/lib/db/statement";
import type { TestServer } from "../../support/server";
import { fromElsewhere } from "../base/calls";

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

interface Sent {
  /** Sent as the documented clients do. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request; from an address of its own unless the headers name one. */
export async function ask(server: TestServer, method: string, path: string, { form, json, body, headers = {} }: Sent = {}): Promise<Told> {
  const sent = form ? new URLSearchParams(form) : json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? {} : { "content-type": "application/json" };
  const init: RequestInit = { method, headers: { ...fromElsewhere(), ...type, ...headers }, redirect: "manual" };
  const response = await fetch(`${server.url}${path}`, sent === undefined ? init : { ...init, body: sent });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

export interface Tokens {
  readonly refresh: string;
  readonly token: string;
}

/** The tokens of a `myapp` sign-in. */
export async function signIn(server: TestServer, username: string, password: string): Promise<Tokens> {
  const { text } = await ask(server, "POST", "/myapp/login/", { form: { username, password } });
  return JSON.parse(text).data;
}

/** The header of a caller. */
export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** The value of the cookie that `/account/login/` sets. */
export async function cookieOf(server: TestServer, username: string, password: string): Promise<string> {
  const { headers } = await ask(server, "POST", "/account/login/", { form: { username, password } });
  return /sessionid=([^;]+)/.exec(headers.get("set-cookie") ?? "")?.[1] ?? "";
}

/** `F0` of the contract. */
export function f0(msg: string, data?: unknown): string {
  return JSON.stringify(data === undefined ? { code: 1, msg } : { code: 1, msg, data });
}

export const THROTTLED = /^\{"detail":"请求超过了限速。请 (\d+) 秒后再试。"\}$/;
export const REQUIRED = "该字段是必填项。";
export const NULL = "该字段不能为 null。";
export const BLANK = "该字段不能为空。";
export const NOT_TEXT = "Not a valid string.";
export const NOT_DICT = "无效数据。期待为字典类型，得到的是 list 。";

/** Grants a user a permission, as the next request sees it. */
export async function grant(userId: number, method: string, pattern: string): Promise<void> {
  const createdAt = new Date();
  const api = await db().backendApi.create({ data: { pattern, createdAt } });
  const permission = await db().permission.create({ data: { method, apiId: api.id, createdAt } });
  await db().userGrant.create({ data: { userId, permissionId: permission.id, createdAt } });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
}

/** A row of each log with made-up values under what is given. */
export const LOGIN_ROW = {
  username: "user1",
  ip: "192.0.2.1",
  userAgent: "check/1",
  success: true,
  status: 200,
  dialect: "myapp",
  requestId: "",
};
export const ERROR_ROW = {
  ...{ ip: "192.0.2.1", url: "/account/user/", method: "GET", content: "Not found.", status: 404, dialect: "account" },
  ...{ path: "/account/user/", requestId: "" },
};
export const OPERATION_ROW = { ...ERROR_ROW, content: null, durationMs: 29, status: 200 };

/** Does something while a table is missing. */
export async function withoutTable<T>(table: string, work: () => Promise<T>): Promise<T> {
  await write(`ALTER TABLE ${table} RENAME TO hidden`, []);
  try {
    return await work();
  } finally {
    await write(`ALTER TABLE hidden RENAME TO ${table}`, []);
  }
}

/** The moment of `2030-01-01 08:00:00` in the zone of the documents. */
export function at(text: string): Date {
  return new Date(`${text.replace(" ", "T")}+08:00`);
}

/** The rows of a list. */
export function rowsOf({ text }: Told): Record<string, unknown>[] {
  return JSON.parse(text).data;
}

/** Takes all rows out of all logs. */
export async function emptied(): Promise<void> {
  await db().$transaction([db().loginLog.deleteMany(), db().operationLog.deleteMany(), db().errorLog.deleteMany()]);
}
