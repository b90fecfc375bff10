import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { startServer } from "../../support/server";
import { addUser, claimsOf, PASSWORD, TOKEN } from "../base/calls";
import { ask, cookieOf, f0, NOT_DICT, NOT_TEXT, signIn, THROTTLED } from "./calls";

const good = { username: "user1", password: "pass-1", confirm_password: "pass-1", email: "user1@example.com" };

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await addUser("Taken");
  await addUser("gone", { deletedAt: new Date() });
  await db().user.updateMany({ where: { username: "gone" }, data: { usernameKey: null } });
});

const post = (sent: Parameters<typeof ask>[3]) => ask(server, "POST", "/myapp/register/", sent);
const MISSING = f0("用户名或密码不能为空");
const DIFFERENT = f0("密码不一致");
const NO_EMAIL = f0("邮箱不能为空");
const TAKEN = f0("该用户名已存在");

describe("200", () => {
  it("creates the user with the defaults and signs in", async () => {
    const { status, text, headers } = await post({ form: good, headers: { "user-agent": "check/1" } });
    expect(status).toBe(200);
    const shape = `{"code":0,"msg":"创建成功","data":{"refresh":"(${TOKEN})","token":"(${TOKEN})","expire":"([\\d: -]{19})","user":{"id":(\\d+),"username":"user1","email":"user1@example.com"}}}`;
    const [, refresh = "", token = "", expire = "", id] = new RegExp(`^${shape}$`).exec(text) ?? [];
    const [one, two] = [claimsOf(token), claimsOf(refresh)];
    expect([one.exp - one.iat, two.exp - two.iat, one.sid]).toEqual([1800, 10_800, two.sid]);
    expect(Date.parse(`${expire.replace(" ", "T")}+08:00`)).toBe(one.exp * 1000);
    const user = await db().user.findUniqueOrThrow({ where: { id: Number(id) }, omit: { password: false } });
    expect(user).toMatchObject({ email: "user1@example.com", firstName: "", lastName: "", phone: null, gender: "other", schoolId: 1 });
    expect(user).toMatchObject({ isActive: true, isSuperuser: false, isStaff: false, isSuper: 0, isGrade: 0, passwordWeak: true });
    expect(user.password).toMatch(/^\$2[aby]\$/);
    const session = await db().session.findUniqueOrThrow({ where: { id: one.sid } });
    expect(session).toMatchObject({ userId: user.id, dialect: "myapp", userAgent: "check/1", endedAt: null });
    expect([user.createdAt, user.updatedAt, user.lastLogin]).toEqual(Array.from({ length: 3 }, () => session.createdAt));
    const requestId = headers.get("x-request-id") ?? "";
    expect(await db().loginLog.findMany({ where: { requestId } })).toMatchObject([{ username: "user1", success: true }]);
    const [row] = await db().operationLog.findMany({ where: { requestId } });
    expect(row?.content).toBe('{"body":{"username":"user1","password":"***","confirm_password":"***","email":"u***@example.com"}}');
  });

  it("makes an account that signs in at once, also with a long password and outer spaces", async () => {
    const password = ` ${"密".repeat(126)} `;
    const made = await post({ json: { ...good, username: "user-long", password, confirm_password: password } });
    expect(made.status).toBe(200);
    expect((await signIn(server, "user-long", password)).token).toBeDefined();
    const cut = await ask(server, "POST", "/myapp/login/", { form: { username: "user-long", password: password.slice(0, -2) } });
    expect(cut.status).toBe(400);
  });

  it("stores the name trimmed and in NFKC; the name of a gone user is free; numbers are texts", async () => {
    const wide = await post({ json: { ...good, username: " ｕｓｅｒ２ ", password: 1234, confirm_password: "1234" } });
    expect(wide.text).toContain('"username":"user2"');
    expect((await post({ form: { ...good, username: "gone" } })).status).toBe(200);
  });

  it("ends the session of the cookie sent along", async () => {
    await addUser("user-cookie");
    const cookie = await cookieOf(server, "user-cookie", PASSWORD);
    expect((await post({ form: { ...good, username: "user-next" }, headers: { cookie: `sessionid=${cookie}` } })).status).toBe(200);
    const ended = await db().session.findFirst({ where: { user: { username: "user-cookie" } } });
    expect(ended?.endReason).toBe("sign_in");
  });
});

describe("400, in the documented order", () => {
  const bad = "not an address";
  it.each([
    ["no object", [], f0("创建失败", { non_field_errors: [NOT_DICT] })],
    ["nothing", {}, MISSING],
    ["1 username missing", { ...good, username: undefined, confirm_password: "other", email: "" }, MISSING],
    ["1 username null", { ...good, username: null }, MISSING],
    ["1 username blank", { ...good, username: "  " }, MISSING],
    ["1 password missing", { ...good, password: undefined }, MISSING],
    ["1 password blank", { ...good, password: "   ", confirm_password: "   " }, MISSING],
    ["2 before 3", { ...good, confirm_password: "other", email: "" }, DIFFERENT],
    ["2 missing", { ...good, confirm_password: undefined }, DIFFERENT],
    ["2 null", { ...good, confirm_password: null }, DIFFERENT],
    ["2 of another type", { ...good, confirm_password: true }, DIFFERENT],
    ["2 an outer space", { ...good, confirm_password: "pass-1 " }, DIFFERENT],
    ["2 before 4 and 5", { ...good, username: "taken", password: "a".repeat(129), email: bad }, DIFFERENT],
    ["3 before 4", { ...good, username: "taken", email: undefined }, NO_EMAIL],
    ["3 null", { ...good, email: null }, NO_EMAIL],
    ["3 blank", { ...good, email: " " }, NO_EMAIL],
    ["4 in another case", { ...good, username: "TAKEN" }, TAKEN],
    ["4 before 5", { ...good, username: "taken", email: bad }, TAKEN],
    ["5 the address", { ...good, username: "free", email: bad }, f0("创建失败", { email: ["请输入合法的邮件地址。"] })],
    [
      "5 the characters",
      { ...good, username: "a b" },
      f0("创建失败", { username: ["请输入合法的用户名。只能包含英文字母、数字、特殊字符“@”、“.”、“-”和“_”。"] }),
    ],
    [
      "5 the lengths",
      { username: "a".repeat(151), password: "a".repeat(129), confirm_password: "a".repeat(129), email: `${"a".repeat(243)}@example.com` },
      f0("创建失败", {
        username: ["请确保这个字段不能超过 150 个字符。"],
        password: ["请确保这个字段不能超过 128 个字符。"],
        email: ["请确保这个字段不能超过 254 个字符。"],
      }),
    ],
    [
      "5 the types",
      { username: true, password: [], confirm_password: [], email: {} },
      f0("创建失败", { username: [NOT_TEXT], password: [NOT_TEXT], email: [NOT_TEXT] }),
    ],
    ["5 NUL", { ...good, username: "a\0b" }, f0("创建失败", { username: ["不允许是用空字符串。"] })],
  ])("%s", async (_, json, text) => {
    const before = await db().user.count();
    const told = await post({ json });
    expect([told.status, told.text]).toEqual([400, text]);
    expect(await db().user.count()).toBe(before);
  });

  it("forms are judged alike, and the refusal leaves a failed login row", async () => {
    const { text, headers } = await post({ form: { username: "", password: "" } });
    expect(text).toBe(MISSING);
    const rows = await db().loginLog.findMany({ where: { requestId: headers.get("x-request-id") ?? "" } });
    expect(rows).toMatchObject([{ username: "", success: false }]);
  });

  it("the greatest lengths pass", async () => {
    const password = "𝒂".repeat(128);
    const json = { username: "𝒂".repeat(150), password, confirm_password: password, email: `${"a".repeat(242)}@example.com` };
    expect((await post({ json })).status).toBe(200);
  });
});

describe("races", () => {
  it("one of sixteen gets the name; the others are told that it is taken", async () => {
    const told = await Promise.all(Array.from({ length: 16 }, () => post({ form: { ...good, username: "racer" } })));
    expect(told.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(told.filter(({ status }) => status !== 200).map(({ text }) => text))).toEqual(new Set([TAKEN]));
    expect(await db().user.count({ where: { username: "racer" } })).toBe(1);
  });
});

describe("settings and limits", () => {
  it("403 while registration is off, before the body is looked at, without decision and login row", async () => {
    const closed = await startServer({ env: { REGISTRATION: "closed" } });
    const { status, text, headers } = await ask(closed, "POST", "/myapp/register/", { json: [] });
    expect([status, text]).toEqual([403, '{"code":1,"msg":"注册已关闭"}']);
    expect(headers.get("x-decision-id")).toBeNull();
    await closed.stop();
  });

  it("the shortest password is a setting", async () => {
    const strict = await startServer({ env: { PASSWORD_MIN_LENGTH: "7" } });
    const refused = await ask(strict, "POST", "/myapp/register/", { form: good });
    expect(refused.text).toBe(f0("创建失败", { password: ["请确保这个字段至少包含 7 个字符。"] }));
    const form = { ...good, password: "pass-12", confirm_password: "pass-12" };
    expect((await ask(strict, "POST", "/myapp/register/", { form })).status).toBe(200);
    await strict.stop();
  });

  it("429 from the 101st call of a source in an hour", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9" };
    for (let time = 0; time < 100; time += 1) expect((await post({ json: {}, headers })).status).toBe(400);
    const refused = await post({ form: { ...good, username: "late" }, headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe(THROTTLED.exec(refused.text)?.[1]);
    expect(await db().user.count({ where: { username: "late" } })).toBe(0);
  });

  it("405 with Allow", async () => {
    const { status, headers } = await ask(server, "PUT", "/myapp/register/");
    expect([status, headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});
