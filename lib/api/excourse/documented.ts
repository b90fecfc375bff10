import { z } from "zod";
import type { Json } from "@/lib/http/dialect";
import type { DocumentedDialect, DocumentedOperation } from "@/lib/http/documented";
import { idShape, noneShape, REQUEST_ID_EXAMPLE, requestIdShape, TOKEN_EXAMPLE, tokenShape } from "@/lib/http/shapes";
import { detailShape, fieldsShape } from "../drf/shapes";
import { excourse } from "./dialect";

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d$/);
const level = z.int().min(0).max(6);
const keys = {
  ...{ password: z.literal("********"), last_login: time.nullable(), is_superuser: z.boolean(), username: z.string() },
  ...{ work_id: z.string().nullable(), icon: z.string().nullable(), phone: z.string(), email: z.string().nullable() },
  ...{ is_grade: level, is_super: level, is_active: z.boolean(), wechat: z.string().nullable() },
  ...{ create_time: time, update_time: time, is_delete: z.literal(false), school_id: idShape },
  ...{ groups: z.array(idShape), user_permissions: noneShape },
};
const CREATED = "2030-01-01T08:00:00.123456+08:00";
const KEYS = {
  ...{ password: "********", last_login: null, is_superuser: false, username: "user1", work_id: null, icon: null },
  ...{ phone: "13800000001", email: null, is_grade: 0, is_super: 0, is_active: true, wechat: null },
  ...{ create_time: CREATED, update_time: CREATED, is_delete: false, school_id: 1, groups: [], user_permissions: [] },
} satisfies Json;
const user = z.strictObject({ id: idShape, ...keys });
const OWN_ONLY = { msg: "您只能修改自己的信息!" };
const OFF = { detail: "注册已关闭。" };

const one: Pick<DocumentedOperation, "path" | "status" | "answer" | "example"> = {
  ...{ path: "/users/{pk}/", status: 200, answer: user, example: { id: 7, ...KEYS } },
};
const change = { ...one, section: "6.5", request: { params: { pk: "7" }, body: { password: "example-1" } }, refusals: { 403: OWN_ONLY } };
const message = z.union([z.strictObject({ msg: z.string() }), z.strictObject({ message: z.string() })]);
const fault = z.strictObject({ message: z.string(), request_id: requestIdShape });

/** Document `003`. */
export const excourseDocumented: DocumentedDialect = {
  dialect: excourse,
  document: "003_3050801acf9c9369",
  title: "excourse_v1 v1.0.0",
  operations: [
    {
      ...{ method: "POST", path: "/vertifications/", heading: "POST 获取验证码", section: "6.1", summary: "Have a code sent to a phone" },
      request: { body: { username: "user1", phone: "13800000001" } },
      status: 200,
      answer: z.strictObject({ message: z.literal("发送成功") }),
      example: { message: "发送成功" },
      refusals: { 400: { message: "发送失败" }, 403: { msg: "缺少参数" } },
    },
    {
      ...one,
      method: "GET",
      heading: "GET 获取某个教师的信息",
      section: "6.4",
      summary: "Read one user",
      request: { params: { pk: "7" } },
    },
    { ...change, method: "PUT", heading: "PUT 修改教师信息", summary: "Change one user" },
    { ...change, method: "PATCH", heading: "as PUT", summary: "Change one user", extension: true },
    {
      ...{ method: "POST", path: "/users/register/", heading: "POST 注册", section: "6.2", summary: "Register with a code" },
      request: { body: { username: "user1", password: "123", school_id: "1", phone: "13800000001", sms_code: "935688" } },
      status: 201,
      answer: z.strictObject({ id: idShape, token: tokenShape, ...keys }),
      example: { id: 7, token: TOKEN_EXAMPLE, ...KEYS },
      refusals: { 400: { non_field_errors: ["验证码错误"] }, 403: OFF },
    },
    {
      ...{ method: "POST", path: "/users/login/", heading: "POST 登录", section: "6.3", summary: "Sign in" },
      request: { body: { username: "user1", password: "123" } },
      status: 200,
      answer: z.strictObject({ user_id: idShape, username: z.string(), token: tokenShape }),
      example: { user_id: 7, username: "user1", token: TOKEN_EXAMPLE },
      refusals: { 400: { non_field_errors: ["无法使用提供的认证信息登录。"] } },
    },
  ],
  refusals: {
    400: { schema: z.union([fieldsShape, detailShape, message]), example: { username: ["该字段是必填项。"] } },
    401: { schema: detailShape, example: { detail: "身份认证信息未提供。" } },
    403: { schema: z.union([detailShape, message]), example: { detail: "您没有执行该操作的权限。" } },
    404: { schema: detailShape, example: { detail: "未找到。" } },
    405: { schema: detailShape, example: { detail: "方法 “GET” 不被允许。" } },
    413: { schema: detailShape, example: { detail: "请求体过大。" } },
    415: { schema: detailShape, example: { detail: "不支持请求中的媒体类型 “text/plain”。" } },
    429: { schema: detailShape, example: { detail: "请求超过了限速。请 42 秒后再试。" } },
    500: { schema: fault, example: { message: "服务器内部错误", request_id: REQUEST_ID_EXAMPLE } },
    503: { schema: fault, example: { message: "服务暂不可用", request_id: REQUEST_ID_EXAMPLE } },
  },
};
