import { z } from "zod";
import type { Json } from "@/lib/http/dialect";
import type { DocumentedDialect } from "@/lib/http/documented";
import { idShape, REQUEST_ID_EXAMPLE, requestIdShape, TOKEN_EXAMPLE, tokenShape } from "@/lib/http/shapes";
import { base } from "./dialect";

const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const done = <S extends z.ZodRawShape>(data: S) =>
  z.strictObject({ code: z.literal(200), msg: z.literal("success"), data: z.strictObject(data) });
const kind = { token_type: z.literal("bearer"), expires_in: z.literal(14_400) };
const KIND = { token_type: "bearer", expires_in: 14_400 };
const told = (data: Json): Json => ({ code: 200, msg: "success", data });

const refusal = (code: number, msg: string) => ({
  schema: z.strictObject({ code: z.literal(code), msg: z.string(), data: z.null() }),
  example: { code, msg, data: null },
});
const fault = (code: number, msg: string) => {
  const { schema, example } = refusal(code, msg);
  return { schema: schema.extend({ request_id: requestIdShape }), example: { ...example, request_id: REQUEST_ID_EXAMPLE } };
};

/** Document `002`. */
export const baseDocumented: DocumentedDialect = {
  dialect: base,
  document: "002_da7a380717717620",
  title: "认证授权 API",
  operations: [
    {
      ...{ method: "POST", path: "/api/v1/base/access_token", heading: "获取token", section: "5.1", summary: "Sign in" },
      request: { body: { username: "user1", password: "password123" } },
      status: 200,
      answer: done({ access_token: tokenShape, refresh_token: tokenShape, username: z.string(), ...kind }),
      example: told({ access_token: TOKEN_EXAMPLE, refresh_token: TOKEN_EXAMPLE, username: "user1", ...KIND }),
      refusals: { 400: { code: 400, msg: "用户名或密码错误", data: null } },
    },
    {
      ...{ method: "POST", path: "/api/v1/base/refresh_token", heading: "刷新token", section: "5.2" },
      summary: "Exchange a refresh token for new tokens",
      request: { body: { refresh_token: TOKEN_EXAMPLE } },
      status: 200,
      answer: done({ access_token: tokenShape, refresh_token: tokenShape, ...kind }),
      example: told({ access_token: TOKEN_EXAMPLE, refresh_token: TOKEN_EXAMPLE, ...KIND }),
      refusals: { 401: { code: 401, msg: "令牌无效或已过期", data: null } },
    },
    {
      ...{ method: "GET", path: "/api/v1/base/userinfo", heading: "查看用户信息", section: "5.3", summary: "Read the own account" },
      request: {},
      status: 200,
      answer: done({
        ...{ id: idShape, username: z.string(), alias: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() },
        ...{ is_active: z.boolean(), is_superuser: z.boolean(), last_login: time.nullable(), dept_id: z.null(), created_at: time },
        ...{ updated_at: time, avatar: z.string().nullable(), roles: z.array(z.strictObject({ id: idShape, name: z.string() })) },
        permissions: z.array(z.string()),
      }),
      example: told({
        ...{ id: 7, username: "user1", alias: null, email: "user1@example.com", phone: null, is_active: true, is_superuser: false },
        ...{ last_login: "2030-01-01 08:00:00", dept_id: null, created_at: "2030-01-01 08:00:00", updated_at: "2030-01-01 08:00:00" },
        ...{ avatar: null, roles: [{ id: 1, name: "group1" }], permissions: ["GET /account/user/"] },
      }),
    },
    {
      ...{ method: "GET", path: "/api/v1/base/health", heading: "健康检查", section: "5.4", summary: "Ask whether the program is well" },
      request: {},
      status: 200,
      answer: done({
        status: z.literal("healthy"),
        timestamp: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/),
        ...{ version: z.string(), environment: z.string(), service: z.literal("gatehouse"), database: z.literal("connected") },
      }),
      example: told({
        ...{ status: "healthy", timestamp: "2030-01-01T00:00:00.123456+00:00", version: "1.0.0", environment: "production" },
        ...{ service: "gatehouse", database: "connected" },
      }),
    },
    {
      ...{ method: "GET", path: "/api/v1/base/version", heading: "版本信息", section: "5.4", summary: "Read the version" },
      request: {},
      status: 200,
      answer: done({
        ...{ app_name: z.string(), app_title: z.string(), project_name: z.string(), version: z.string(), api_version: z.literal("v1") },
        ...{ environment: z.string(), build: z.string(), commit: z.string(), runtime: z.literal("nodejs") },
      }),
      example: told({
        ...{ app_name: "Gatehouse", app_title: "Gatehouse", project_name: "gatehouse", version: "1.0.0", api_version: "v1" },
        ...{ environment: "production", build: "dev", commit: "unknown", runtime: "nodejs" },
      }),
    },
  ],
  refusals: {
    400: refusal(400, "用户名或密码错误"),
    401: refusal(401, "认证失败"),
    403: refusal(403, "您没有执行该操作的权限"),
    404: refusal(404, "请求的资源不存在"),
    405: refusal(405, "请求方法不允许"),
    413: refusal(413, "请求体过大"),
    422: refusal(422, "请求参数验证失败，请检查输入格式"),
    429: refusal(429, "请求过于频繁"),
    500: fault(500, "服务器内部错误，请稍后重试"),
    503: fault(503, "服务暂不可用"),
  },
};
