import type { ApiRecord, GroupRecord, PermissionRecord } from "@/lib/domain/policy-records";
import type { Body } from "@/lib/http/body";
import type { Json } from "@/lib/http/dialect";
import type { InputReader } from "@/lib/http/endpoint";

/** The group JSON of contract section 4.8. */
export function groupJson({ id, name, permissions }: GroupRecord): Json {
  return { id, name, permissions };
}

/** The back-end API JSON of contract section 7.3. */
export function apiJson({ id, name, pattern, appName, comment }: ApiRecord): Json {
  return { id, name, pattern, app_name: appName, comment };
}

/** The permission JSON of contract section 7.3. */
export function permissionJson({ id, method, apiId }: PermissionRecord): Json {
  return { id, method, api_id: apiId };
}

/** Reads `api` where `api_id` is not sent. */
export function apiAsApiId<R extends InputReader<unknown>>(reader: R): R {
  return { ...reader, read: (submission: Parameters<R["read"]>[0]) => reader.read({ ...submission, body: renamed(submission.body) }) };
}

function renamed(body: Body): Body {
  if (body.kind === "none") return body;
  if (body.kind === "json") return { kind: "json", value: Array.isArray(body.value) ? body.value.map(withApiId) : withApiId(body.value) };
  const all = new Map(body.all);
  const api = all.get("api");
  if (api && !all.has("api_id")) all.set("api_id", api);
  return { kind: "form", value: Object.hasOwn(body.value, "api") ? { api_id: body.value.api, ...body.value } : body.value, all };
}

function withApiId(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "api" in value ? { api_id: value.api, ...value } : value;
}
