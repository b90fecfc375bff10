import { createHmac, randomInt } from "node:crypto";
import { db } from "@/lib/db/client";
import { usernameKey } from "@/lib/domain/username";
import { sha256Hex } from "@/lib/security/opaque";
import { TEST_SECRET, type TestServer } from "../../support/server";

/** The password of every user made here, and its hash as contract 9.3 has it. */
export const PASSWORD = "a".repeat(72);
const HASH = "$2b$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC";

/** What a token looks like. */
export const TOKEN = String.raw`eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.[\w-]+\.[\w-]{43}`;

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** One request to the part of a path below `/api/v1/base`; a body that is no text is sent as JSON. */
export async function call(server: TestServer, method: string, path: string, body?: unknown, headers = {}): Promise<Told> {
  const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const init = { method, headers: { ...type, ...headers }, ...(sent !== undefined && { body: sent }) };
  const response = await fetch(`${server.url}/api/v1/base${path}`, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Headers of a caller from an address of its own, so that limits per source stay apart (`TRUSTED_PROXY_HOPS` = 1). */
export function fromElsewhere(): { "x-forwarded-for": string } {
  return { "x-forwarded-for": `198.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` };
}

/** Looks into the database of the server with `db()`. */
export function lookInto(server: TestServer): void {
  process.env.DATABASE_URL = server.databaseUrl;
}

/** Makes a user; the id. */
export async function addUser(username: string, columns: Readonly<Record<string, string | number | boolean | Date>> = {}): Promise<number> {
  const at = new Date();
  const data = { username, usernameKey: usernameKey(username), password: HASH, createdAt: at, updatedAt: at, ...columns };
  return (await db().user.create({ data, select: { id: true } })).id;
}

/** The tokens of a sign-in. */
export async function signIn(server: TestServer, username: string, password = PASSWORD): Promise<{ access: string; refresh: string }> {
  const told = await call(server, "POST", "/access_token", { username, password }, fromElsewhere());
  const { access_token: access, refresh_token: refresh } = JSON.parse(told.text).data;
  return { access, refresh };
}

/** The tokens of a sign-in by document `000`. */
export async function signInMyapp(server: TestServer, username: string): Promise<{ access: string; refresh: string }> {
  const { data } = await postMyapp(server, "/login/", { username, password: PASSWORD });
  return { access: data.token, refresh: data.refresh };
}

/** Status and data of the refresh call of document `000`. */
export async function refreshMyapp(server: TestServer, refresh: string): Promise<{ status: number; access: string | undefined }> {
  const { status, data } = await postMyapp(server, "/token/refresh/", { refresh });
  return { status, access: data.access };
}

async function postMyapp(server: TestServer, path: string, body: Record<string, string>) {
  const response = await fetch(`${server.url}/myapp${path}`, { method: "POST", headers: fromElsewhere(), body: new URLSearchParams(body) });
  const told = await response.json();
  return { status: response.status, data: told.data ?? told };
}

/** The claims of a token, not proven. */
export function claimsOf(token: string): Record<string, unknown> & { jti: string; sid: string; exp: number; iat: number } {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}

/** A token of any header and claims, signed with the secret of the tests unless told otherwise. */
export function forge(claims: unknown, header: unknown = { alg: "HS256", typ: "JWT" }, secret = TEST_SECRET, digest = "sha256"): string {
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${input}.${createHmac(digest, secret).update(input).digest("base64url")}`;
}

/** `F2` of the contract. */
export function f2(code: number, msg: string): string {
  return JSON.stringify({ code, msg, data: null });
}

/** The tokens of a done exchange; fails when it is none. */
export function pairOf({ status, text }: Told): { access: string; refresh: string } {
  const [, access, refresh] = EXCHANGED.exec(text) ?? [];
  if (status !== 200 || !access || !refresh) throw new Error(`no exchange: ${status} ${text}`);
  return { access, refresh };
}

const EXCHANGED = new RegExp(
  `^{"code":200,"msg":"success","data":{"access_token":"(${TOKEN})","refresh_token":"(${TOKEN})","token_type":"bearer","expires_in":14400}}$`,
);

/** As if the exchange of a token lay so many seconds further back. */
export async function age(token: string, seconds: number): Promise<void> {
  const jtiHash = sha256Hex(claimsOf(token).jti);
  const { rotatedAt } = await db().rotatedToken.findUniqueOrThrow({ where: { jtiHash } });
  await db().rotatedToken.update({ where: { jtiHash }, data: { rotatedAt: new Date(rotatedAt.getTime() - seconds * 1000) } });
}
