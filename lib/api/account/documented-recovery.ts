import { z } from "zod";
import type { DocumentedOperation } from "@/lib/http/documented";
import { pageShape } from "@/lib/http/shapes";
import { done, refused, time, told, USER, user } from "./documented-collections";

const deletedUser = user.extend({ deleted_at: time });
const DELETED_USER = { ...USER, deleted_at: "2030-01-01T08:00:00.123456" };
const session = z.strictObject({
  ...{ id: z.string().min(1), dialect: z.string(), created_at: time, last_seen: time },
  ...{ ip: z.string(), ua: z.string(), expires_at: time, current: z.boolean() },
});
const SESSION = {
  ...{ id: "00112233445566778899aabbccddeeff", dialect: "base", created_at: "2030-01-01T08:00:00.123456" },
  ...{ last_seen: "2030-01-01T08:00:00.123456", ip: "192.0.2.1", ua: "curl/8", expires_at: "2030-01-08T08:00:00.123456", current: false },
};
const removed = { status: 200, answer: done(204, z.null()), example: told(204, null) };
const BASE = { section: "7.4", heading: "recycle bin, sessions, filters", extension: true } as const;

/** The recycle bin, the sessions of a user, and the filters of users: none is in the document. */
export const recovery: readonly DocumentedOperation[] = [
  {
    ...{ ...BASE, method: "GET", path: "/account/user/", summary: "Find users" },
    ...{ request: { query: { search: "user", is_active: "true", group: "1" } }, status: 200, answer: done(200, z.array(user)) },
    ...{ paged: done(200, pageShape(user)), example: told(200, [USER]) },
    refusals: { 400: refused({ is_active: ["Must be a valid boolean."] }) },
  },
  {
    ...{ ...BASE, method: "GET", path: "/account/recycle/", summary: "List deleted users", request: {}, status: 200 },
    ...{ answer: done(200, z.array(deletedUser)), paged: done(200, pageShape(deletedUser)), example: told(200, [DELETED_USER]) },
  },
  {
    ...{ ...BASE, method: "POST", path: "/account/recycle/{pk}/restore/", summary: "Restore a deleted user" },
    ...{ request: { params: { pk: "7" } }, status: 200, answer: done(200, user), example: told(200, USER) },
    refusals: { 400: refused({ username: ["A user with that username already exists."] }) },
  },
  {
    ...{ ...BASE, method: "GET", path: "/account/user/{pk}/sessions/", summary: "List the sessions of a user" },
    ...{ request: { params: { pk: "7" } }, status: 200, answer: done(200, z.array(session)) },
    ...{ paged: done(200, pageShape(session)), example: told(200, [SESSION]) },
  },
  {
    ...{ ...BASE, ...removed, method: "DELETE", path: "/account/user/{pk}/sessions/", summary: "End all sessions of a user" },
    request: { params: { pk: "7" } },
  },
  {
    ...{ ...BASE, ...removed, method: "DELETE", path: "/account/user/{pk}/sessions/{sid}/", summary: "End a session of a user" },
    request: { params: { pk: "7", sid: SESSION.id } },
  },
];
