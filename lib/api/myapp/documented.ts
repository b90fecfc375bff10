import { z } from "zod";
import type { DocumentedDialect, DocumentedOperation } from "@/lib/http/documented";
import { idShape, pageShape, REQUEST_ID_EXAMPLE, requestIdShape, TOKEN_EXAMPLE, tokenShape } from "@/lib/http/shapes";
import { credentialShape, detailShape, fieldsShape } from "../drf/shapes";
import { myapp } from "./dialect";

const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const EXPIRE = "2030-01-01 08:30:00";
const pair = { refresh: tokenShape, token: tokenShape, expire: time };
const PAIR = { refresh: TOKEN_EXAMPLE, token: TOKEN_EXAMPLE, expire: EXPIRE };
const done = (msg: string, data: z.ZodType) => z.strictObject({ code: z.literal(0), msg: z.literal(msg), data });
const failed = z.union([
  z.strictObject({ code: z.literal(1), msg: z.string() }),
  z.strictObject({ code: z.literal(1), msg: z.string(), data: fieldsShape }),
]);
const fault = z.strictObject({ code: z.literal(1), msg: z.string(), request_id: requestIdShape });

const doors: readonly DocumentedOperation[] = [
  {
    ...{ method: "POST", path: "/myapp/login/", heading: "POST 登入接口", section: "3.1", summary: "Sign in" },
    request: { form: true, body: { username: "user1", password: "123456789" } },
    status: 200,
    answer: done("登录成功", z.strictObject({ ...pair, username: z.string(), email: z.string().nullable(), phone: z.string().nullable() })),
    example: { code: 0, msg: "登录成功", data: { ...PAIR, username: "user1", email: null, phone: null } },
    refusals: { 400: { code: 1, msg: "用户名或密码错误", data: { non_field_errors: ["Invalid username or password"] } } },
  },
  {
    ...{ method: "POST", path: "/myapp/register/", heading: "POST 注册接口", section: "3.2", summary: "Register" },
    request: {
      form: true,
      body: { username: "user2", password: "123456789", confirm_password: "123456789", email: "user2@example.com" },
    },
    status: 200,
    answer: done(
      "创建成功",
      z.strictObject({ ...pair, user: z.strictObject({ id: idShape, username: z.string(), email: z.string().nullable() }) }),
    ),
    example: { code: 0, msg: "创建成功", data: { ...PAIR, user: { id: 7, username: "user2", email: "user2@example.com" } } },
    refusals: { 400: { code: 1, msg: "该用户名已存在" }, 403: { code: 1, msg: "注册已关闭" } },
  },
  {
    ...{ method: "POST", path: "/myapp/token/refresh/", heading: "POST token刷新接口", section: "3.3" },
    summary: "Get a new access token",
    request: { form: true, body: { refresh: TOKEN_EXAMPLE } },
    status: 200,
    answer: z.strictObject({ access: tokenShape }),
    example: { access: TOKEN_EXAMPLE },
    refusals: { 401: { detail: "令牌无效或已过期", code: "token_not_valid" } },
  },
  {
    ...{ method: "POST", path: "/myapp/token/verify/", heading: "POST token检验接口", section: "3.4" },
    summary: "Ask whether a token is usable",
    request: { form: true, body: { token: TOKEN_EXAMPLE } },
    status: 200,
    answer: z.strictObject({}),
    example: {},
    refusals: { 401: { detail: "令牌无效或已过期", code: "token_not_valid" } },
  },
];

/** The heading's word, the row, and its example, of each log. */
const LOGS = [
  {
    ...{ name: "login", word: "登入", english: "sign-in" },
    row: z.strictObject({ id: idShape, log_time: time, username: z.string(), ip: z.string(), ua: z.string() }),
    example: { id: 1, log_time: "2030-01-01 08:00:00", username: "user1", ip: "192.0.2.1", ua: "curl/8" },
  },
  {
    ...{ name: "op", word: "操作", english: "operation" },
    row: z.strictObject({
      ...{ id: idShape, re_time: time, re_ip: z.string(), re_url: z.string(), re_method: z.string() },
      ...{ re_content: z.string().max(200).nullable(), access_time: z.string().regex(/^\d+$/) },
    }),
    example: {
      ...{ id: 1, re_time: "2030-01-01 08:00:00", re_ip: "192.0.2.1", re_url: "/account/user/" },
      ...{ re_method: "GET", re_content: null, access_time: "29" },
    },
  },
  {
    ...{ name: "error", word: "错误", english: "error" },
    row: z.strictObject({
      ...{ id: idShape, log_time: time, ip: z.string(), url: z.string() },
      ...{ method: z.string(), content: z.string() },
    }),
    example: {
      ...{ id: 1, log_time: "2030-01-01 08:00:00", ip: "192.0.2.1", url: "/myapp/log/op/delete" },
      ...{ method: "DELETE", content: "删除的操作日志对象不存在" },
    },
  },
] as const;

/** With `result` rows of the login log say how the sign-in ended. */
const withResult = (row: z.ZodObject) => z.union([row, row.extend({ result: z.enum(["success", "failure"]) })]);

const lists = LOGS.map(({ name, word, english, row: plain, example }): DocumentedOperation => {
  const row = name === "login" ? withResult(plain) : plain;
  return {
    ...{ method: "GET", path: `/myapp/log/${name}/`, heading: `GET ${word}日志查询接口`, section: "3.5" },
    summary: `Read the ${english} log`,
    request: {},
    status: 200,
    answer: done("查询成功", z.array(row)),
    paged: done("查询成功", pageShape(row)),
    example: { code: 0, msg: "查询成功", data: [example] },
    refusals: { 400: { code: 1, msg: "参数错误", data: { start: ["请输入合法的日期或日期时间。"] } } },
  };
});

const deletions = LOGS.map(
  ({ name, word, english }): DocumentedOperation => ({
    ...{ method: "DELETE", path: `/myapp/log/${name}/delete`, heading: `DELETE ${word}日志删除接口`, section: "3.6" },
    summary: `Delete rows of the ${english} log`,
    request: { query: { ids: "1,2" } },
    status: 200,
    answer: z.strictObject({ code: z.literal(0), msg: z.literal("删除成功") }),
    example: { code: 0, msg: "删除成功" },
    refusals: { 400: { code: 1, msg: `删除的${word}日志对象不存在` } },
  }),
);

/** Document `000`. */
export const myappDocumented: DocumentedDialect = {
  dialect: myapp,
  document: "000_b3ed540a553ba4f4",
  title: "数据库大作业 v1.0.0",
  operations: [...doors, ...lists, ...deletions],
  refusals: {
    400: {
      schema: z.union([failed, detailShape, fieldsShape]),
      example: { detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" },
    },
    401: { schema: credentialShape, example: { detail: "身份认证信息未提供。" } },
    403: { schema: z.union([detailShape, failed]), example: { detail: "您没有执行该操作的权限。" } },
    404: { schema: detailShape, example: { detail: "未找到。" } },
    405: { schema: detailShape, example: { detail: "方法 “GET” 不被允许。" } },
    413: { schema: detailShape, example: { detail: "请求体过大。" } },
    415: { schema: detailShape, example: { detail: "不支持请求中的媒体类型 “text/plain”。" } },
    429: { schema: detailShape, example: { detail: "请求超过了限速。请 42 秒后再试。" } },
    500: { schema: fault, example: { code: 1, msg: "服务器内部错误", request_id: REQUEST_ID_EXAMPLE } },
    503: { schema: fault, example: { code: 1, msg: "服务暂不可用", request_id: REQUEST_ID_EXAMPLE } },
  },
};
