import { hashSync } from "bcryptjs";
import { db } from "@/lib/db/client";
import type { TestServer } from "../../support/server";
import { addUser, fromElsewhere } from "../base/calls";

/** The password of every user made by `addTeacher`. */
export const PASSWORD = "example-1";
const HASH = hashSync(PASSWORD, 4);

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface Sent {
  readonly json?: unknown;
  /** Sent as it stands: a form, or a broken text with its own type in the headers. */
  readonly body?: string | URLSearchParams | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request; from an address of its own unless the headers name one (`TRUSTED_PROXY_HOPS` = 1). */
export async function ask(server: TestServer, method: string, path: string, { json, body, headers = {} }: Sent = {}): Promise<Told> {
  const sent = json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? {} : { "content-type": "application/json" };
  // On a busy machine a kept connection may be closed by the server just when the next request is written to it.
  const init: RequestInit = { method, headers: { ...fromElsewhere(), connection: "close", ...type, ...headers } };
  const response = await fetch(`${server.url}${path}`, sent === undefined ? init : { ...init, body: sent });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

let phones = 0;
/** A phone that no other call of this file got. */
export function newPhone(): string {
  return `138${String(++phones).padStart(8, "0")}`;
}

/** Has a code sent and reads it from the outbox. */
export async function codeFor(server: TestServer, phone: string): Promise<string> {
  await db().throttle.deleteMany({ where: { key: `sms_pause:${phone}` } });
  const { text } = await ask(server, "POST", "/vertifications/", { json: { phone } });
  const [message] = await messagesTo(phone);
  if (text !== '{"message":"发送成功"}' || !message) throw new Error(`no code was sent: ${text}`);
  return /是 (\d{6})，/.exec(message)?.[1] ?? "";
}

/** The texts that wait for a phone, newest first. */
export async function messagesTo(phone: string): Promise<string[]> {
  return (await db().smsMessage.findMany({ where: { phone }, orderBy: { id: "desc" } })).map(({ text }) => text);
}

/** A six digit code that is not `code`. */
export function wrong(code: string, step = 1): string {
  return String((Number(code) + step) % 1_000_000).padStart(6, "0");
}

/** Makes a user with the password of this file; the id. */
export function addTeacher(username: string, columns: Parameters<typeof addUser>[1] = {}): Promise<number> {
  return addUser(username, { password: HASH, ...columns });
}

/** The token of a sign-in by this document. */
export async function tokenOf(server: TestServer, username: string, password: string = PASSWORD): Promise<string> {
  const { text } = await ask(server, "POST", "/users/login/", { json: { username, password } });
  return JSON.parse(text).token ?? "";
}

/** The header of a caller. */
export function jwt(token: string): { authorization: string } {
  return { authorization: `JWT ${token}` };
}

/** The user row as the database has it, hash included. */
export function rowOf(id: number) {
  return db().user.findUniqueOrThrow({ where: { id }, omit: { password: false } });
}

export const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00`;
export const REQUIRED = "该字段是必填项。";
export const NULL = "该字段不能为 null。";
export const BLANK = "该字段不能为空。";
export const NOT_TEXT = "Not a valid string.";
export const NUL = "不允许是用空字符串。";
export const NOT_FOUND = '{"detail":"未找到。"}';
export const NO_RIGHT = '{"detail":"您没有执行该操作的权限。"}';
export const tooLong = (max: number) => `请确保这个字段不能超过 ${max} 个字符。`;
/** The body of refused fields. */
export const fields = (errors: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, [text]])));
export const noField = (text: string) => fields({ non_field_errors: text });
