import { z } from "zod";
import type { Json } from "@/lib/http/dialect";
import type { DocumentedDialect, DocumentedOperation, DocumentedRefusal } from "@/lib/http/documented";
import { REQUEST_ID_EXAMPLE, requestIdShape } from "@/lib/http/shapes";
import { credentialShape, detailShape, fieldsShape } from "../drf/shapes";
import { account } from "./dialect";
import { apis, groupMembers, groups, permissions, users } from "./documented-collections";
import { plans } from "./documented-plan";
import { recovery } from "./documented-recovery";

const signedOut = z.strictObject({ code: z.literal(204), data: z.null(), msg: z.literal("请求成功") });
const SIGNED_OUT = { code: 204, data: null, msg: "请求成功" };

const doors: readonly DocumentedOperation[] = [
  {
    ...{ method: "POST", path: "/account/login/", heading: "/login/ POST", section: "4.2", summary: "Sign in; sets the session cookie" },
    request: { body: { username: "user1", password: "12345678" } },
    status: 200,
    answer: z.strictObject({ code: z.literal(200), data: z.strictObject({}), msg: z.literal("Login Successful.") }),
    example: { code: 200, data: {}, msg: "Login Successful." },
    refusals: {
      401: { code: 401, data: {}, msg: "account or password error." },
      403: { code: 403, data: { detail: "CSRF Failed: Cross-site request refused." }, msg: "请求异常" },
    },
  },
  {
    ...{ method: "GET", path: "/account/logout/", heading: "/logout/ GET", section: "4.3", summary: "Sign out" },
    ...{ request: {}, status: 200, answer: signedOut, example: SIGNED_OUT },
  },
  {
    ...{ method: "POST", path: "/account/logout/", heading: "as GET", section: "4.3", summary: "Sign out", extension: true },
    ...{ request: {}, status: 200, answer: signedOut, example: SIGNED_OUT },
    refusals: { 403: { code: 403, data: { detail: "CSRF Failed: Cross-site request refused." }, msg: "请求异常" } },
  },
];

/** Document `001`. */
export const accountDocumented: DocumentedDialect = {
  dialect: account,
  document: "001_ea9ddc67cc366037",
  title: "接口使用说明",
  operations: [...doors, ...users, ...groups, ...groupMembers, ...apis, ...permissions, ...plans, ...recovery],
  refusals: {
    400: refusal(400, z.union([detailShape, fieldsShape, z.array(fieldsShape)]), {
      username: ["A user with that username already exists."],
    }),
    401: {
      schema: z.union([
        refused(401, credentialShape),
        z.strictObject({ code: z.literal(401), data: z.strictObject({}), msg: z.literal("account or password error.") }),
      ]),
      example: { code: 401, data: { detail: "Authentication credentials were not provided." }, msg: "请求异常" },
    },
    403: refusal(403, z.union([detailShape, fieldsShape, z.array(fieldsShape)]), {
      detail: "You do not have permission to perform this action.",
    }),
    404: refusal(404, detailShape, { detail: "Not found." }),
    405: refusal(405, detailShape, { detail: 'Method "GET" not allowed.' }),
    413: refusal(413, detailShape, { detail: "Request body too large." }),
    415: refusal(415, detailShape, { detail: 'Unsupported media type "text/plain" in request.' }),
    429: refusal(429, detailShape, { detail: "Request was throttled. Expected available in 42 seconds." }),
    500: fault(500, "A server error occurred."),
    503: fault(503, "Service temporarily unavailable."),
  },
};

function refused(code: number, data: z.ZodType): z.ZodType {
  return z.strictObject({ code: z.literal(code), data, msg: z.literal("请求异常") });
}

function refusal(code: number, data: z.ZodType, example: Json): DocumentedRefusal {
  return { schema: refused(code, data), example: { code, data: example, msg: "请求异常" } };
}

function fault(code: number, detail: string): DocumentedRefusal {
  return refusal(code, detailShape.extend({ request_id: requestIdShape }), { detail, request_id: REQUEST_ID_EXAMPLE });
}
