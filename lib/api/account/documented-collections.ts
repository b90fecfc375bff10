import { z } from "zod";
import type { Json } from "@/lib/http/dialect";
import type { DocumentedOperation } from "@/lib/http/documented";
import { idShape, noneShape, pageShape } from "@/lib/http/shapes";

export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
export const user = z.strictObject({
  ...{ id: idShape, last_login: time.nullable(), is_superuser: z.boolean(), username: z.string(), first_name: z.string() },
  ...{ last_name: z.string(), email: z.string(), is_staff: z.boolean(), is_active: z.boolean(), date_joined: time },
  ...{ gender: z.enum(["male", "female", "other"]), phone: z.string().nullable(), dingding: z.string().nullable() },
  ...{ user_permissions: noneShape, permissions: z.array(idShape), groups: z.array(idShape) },
});
const group = z.strictObject({ id: idShape, name: z.string(), permissions: z.array(idShape) });
const text = z.string().nullable();
const api = z.strictObject({ id: idShape, name: text, pattern: z.string(), app_name: text, comment: text });
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "*"]);
const permission = z.strictObject({ id: idShape, method, api_id: idShape });

const NEW_USER = {
  ...{ groups: [1], permissions: [], is_superuser: true, username: "user3", first_name: "", last_name: "" },
  ...{ email: "user3@example.com", is_staff: false, gender: "male", phone: null, dingding: null, password: "example-123" },
};
export const USER = {
  ...{ id: 7, last_login: null, is_superuser: true, username: "user3", first_name: "", last_name: "", email: "user3@example.com" },
  ...{ is_staff: false, is_active: true, date_joined: "2030-01-01T08:00:00.123456", gender: "male", phone: null, dingding: null },
  ...{ user_permissions: [], permissions: [], groups: [1] },
};
const API = { name: "users", pattern: "/account/user/", app_name: "account", comment: null };

/** Users; the document shows their bulk delete under `/account/usr/`. */
export const users = [
  ...collection({
    ...{ path: "/account/user/", noun: "user", nouns: "users", section: "4.4", heading: "/user/", row: user, example: USER },
    whole: { ...NEW_USER, username: "user4", email: "user4@example.com", phone: "138xxxx", dingding: "123456789" },
    ...{ one: NEW_USER, many: ["user5", "user6"].map((username) => ({ ...NEW_USER, username })), part: { gender: "female" } },
    taken: { username: ["A user with that username already exists."] },
  }),
  deletion("/account/usr/multiple_delete/", "users", "/usr/multiple_delete/?ids=PK1,PK2,PK3", "4.7"),
  { ...deletion("/account/user/multiple_delete/", "users", "as /usr/multiple_delete/", "4.7"), extension: true },
] satisfies DocumentedOperation[];

/** Groups, "as users". */
export const groups = [
  ...collection({
    ...{ path: "/account/group/", noun: "group", nouns: "groups", section: "4.8", heading: "/group/", row: group },
    ...{ example: { id: 1, name: "group1", permissions: [1, 2] }, one: { name: "group2", permissions: [] } },
    ...{ many: [{ name: "group3" }, { name: "group4" }], whole: { name: "group5" }, part: { permissions: [] } },
    taken: { name: ["group with this name already exists."] },
  }),
  deletion("/account/group/multiple_delete/", "groups", "/group/ 使用方法同/user/", "4.8"),
] satisfies DocumentedOperation[];

const ADD = { method: "POST", path: "/account/group/{pk}/permission/", section: "4.9" } as const;
const REMOVE = { ...ADD, method: "DELETE" } as const;
const added = { status: 200, answer: done(200, group), example: told(200, { id: 1, name: "group1", permissions: [1, 2] }) };
const removed = { status: 200, answer: done(204, z.null()), example: told(204, null) };
const NEITHER = { refusals: { 400: refused({ non_field_errors: ["user_ids or perm_ids is required."] }) } };

/** Members and permissions of a group. */
export const groupMembers: readonly DocumentedOperation[] = [
  { ...ADD, ...added, ...NEITHER, heading: "用户组批量添加用户", summary: "Add users to a group", request: named("user_ids") },
  { ...REMOVE, ...removed, ...NEITHER, heading: "用户组批量添删除用户", summary: "Take users from a group", request: named("user_ids") },
  { ...ADD, ...added, ...NEITHER, heading: "用户组批量添加用权限", summary: "Add permissions to a group", request: named("perm_ids") },
  {
    ...REMOVE,
    ...removed,
    ...NEITHER,
    heading: "用户组批量删除权限",
    summary: "Take permissions from a group",
    request: named("perm_ids"),
  },
];

/** Back-end APIs, which the document has as a table only. */
export const apis = [
  ...collection({
    ...{ path: "/account/backendapi/", noun: "back-end API", nouns: "back-end APIs", section: "7.3", heading: "backendapi(后端接口)" },
    ...{ row: api, example: { id: 1, ...API }, one: API, many: [API, API], whole: API, part: { comment: "users" } },
    taken: { pattern: ["Enter a valid pattern (RE2 syntax, no look-around or back-references)."] },
  }),
  deletion("/account/backendapi/multiple_delete/", "back-end APIs", "backendapi(后端接口)", "7.3"),
].map(extension);

/** Permissions, which the document has as a table only. */
export const permissions = [
  ...collection({
    ...{ path: "/account/permission/", noun: "permission", nouns: "permissions", section: "7.3", heading: "permission", row: permission },
    ...{ example: { id: 1, method: "GET", api_id: 1 }, one: { method: "GET", api_id: 1 }, whole: { method: "PUT", api_id: 1 } },
    many: [
      { method: "POST", api_id: 1 },
      { method: "DELETE", api_id: 1 },
    ],
    part: { method: "PATCH" },
    taken: { non_field_errors: ["The fields method, api_id must make a unique set."] },
  }),
  deletion("/account/permission/multiple_delete/", "permissions", "permission", "7.3"),
].map(extension);

interface Collection {
  readonly path: string;
  readonly noun: string;
  readonly nouns: string;
  readonly section: string;
  readonly heading: string;
  readonly row: z.ZodType;
  readonly example: Json;
  /** Bodies: one new object, several, a whole object, a part of one. */
  readonly one: Json;
  readonly many: readonly Json[];
  readonly whole: Json;
  readonly part: Json;
  readonly taken: Json;
}

function collection({ path, noun, nouns, section, heading, row, example, taken, ...bodies }: Collection): DocumentedOperation[] {
  const all = { path, section };
  const single = { path: `${path}{pk}/`, section };
  const params = { pk: "7" };
  const shown = { status: 200, answer: done(200, row), example: told(200, example) };
  const refusals = { 400: refused(taken) };
  const list = { status: 200, answer: done(200, z.array(row)), paged: done(200, pageShape(row)), example: told(200, [example]) };
  const created = { status: 201, answer: done(201, row), example: told(201, example), refusals };
  const batch = { ...created, answer: done(201, z.array(row)), example: told(201, [example]) };
  const removed = { status: 200, answer: done(204, z.null()), example: told(204, null) };
  const own = noun === "user" ? { refusals: { 400: refused({ detail: "You cannot delete your own account." }) } } : {};
  return [
    { ...all, ...list, method: "GET", heading: `${heading} GET`, summary: `List ${nouns}`, request: {} },
    { ...all, ...created, method: "POST", heading: `${heading} POST`, summary: `Create a ${noun}`, request: { body: bodies.one } },
    { ...all, ...batch, method: "POST", heading: `${heading} POST 批量操作`, summary: `Create ${nouns}`, request: { body: bodies.many } },
    { ...single, ...shown, method: "GET", heading: `${heading}PK/ GET`, summary: `Read a ${noun}`, request: { params } },
    {
      ...{ ...single, ...shown, method: "PUT", heading: `${heading}PK/ UPDATE`, summary: `Write a ${noun} whole` },
      ...{ request: { params, body: bodies.whole }, refusals },
    },
    {
      ...{ ...single, ...shown, method: "PATCH", heading: `${heading}PK/ PATCH`, summary: `Change a ${noun}` },
      ...{ request: { params, body: bodies.part }, refusals },
    },
    { ...single, ...removed, ...own, method: "DELETE", heading: `${heading}PK/ DELETE`, summary: `Delete a ${noun}`, request: { params } },
  ];
}

function deletion(path: string, nouns: string, heading: string, section: string): DocumentedOperation {
  return {
    ...{ method: "DELETE", path, heading, section, summary: `Delete ${nouns}` },
    ...{ request: { query: { ids: "1,2,3" } }, status: 200, answer: done(204, z.null()), example: told(204, null) },
    refusals: { 400: refused({ ids: ['Invalid pk "99" - object does not exist.'] }) },
  };
}

function extension(operation: DocumentedOperation): DocumentedOperation {
  return { ...operation, extension: true };
}

function named(parameter: "user_ids" | "perm_ids") {
  return { params: { pk: "1" }, query: { [parameter]: "1,2" } };
}

export function done(code: number, data: z.ZodType): z.ZodType {
  return z.strictObject({ code: z.literal(code), data, msg: z.literal("请求成功") });
}

export function told(code: number, data: Json): Json {
  return { code, data, msg: "请求成功" };
}

export function refused(data: Json): Json {
  return { code: 400, data, msg: "请求异常" };
}
