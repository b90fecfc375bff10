import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { fromElsewhere } from "../base/calls";
import { addTeacher, ask, BLANK, codeFor, fields, NOT_TEXT, NUL, NULL, newPhone, noField, REQUIRED, tooLong } from "./calls";

const PATH = "/users/register/";
const CHARACTERS = "请输入合法的用户名。只能包含英文字母、数字、特殊字符“@”、“.”、“-”和“_”。";
const PATTERN = "输入值不匹配要求的模式。";
const TAKEN = { username: "已存在一位使用该名字的用户。", work_id: "具有 工号 的 用户表 已存在。", phone: "具有 电话 的 用户表 已存在。" };
const good = { sms_code: "000000", password: "123", username: "new1", phone: "13900000009", school_id: 1 };

openServer({ env: { TRUSTED_PROXY_HOPS: "1", PASSWORD_MIN_LENGTH: "2" } });
beforeAll(async () => {
  await addTeacher("user1", { phone: "13900000001", phoneKey: "13900000001", workId: "w-1", workIdKey: "w-1" });
  await addTeacher("user2", { isActive: false });
});

const answer = async (json: unknown) => {
  const { status, text } = await ask(server, "POST", PATH, { json });
  return { status, text };
};

describe("400", () => {
  it("for all fields together, in the documented order", async () => {
    const all = { sms_code: REQUIRED, password: REQUIRED, username: REQUIRED, phone: REQUIRED, school_id: REQUIRED };
    for (const body of [{}, undefined]) expect(await answer(body)).toEqual({ status: 400, text: fields(all) });
    const many = {
      school_id: "x",
      wechat: 1.5,
      is_super: 9,
      is_grade: "x",
      email: "x",
      phone: "1",
      work_id: "w".repeat(26),
      username: "a b",
    };
    expect((await answer({ ...many, password: "", sms_code: [] })).text).toBe(
      fields({
        ...{ sms_code: NOT_TEXT, password: BLANK, username: CHARACTERS, work_id: tooLong(25), phone: PATTERN },
        ...{ email: "请输入合法的邮件地址。", is_grade: "“x” 不是合法选项。", is_super: "“9” 不是合法选项。" },
        ...{ school_id: "类型错误。期望为主键，获得的类型为 str。" },
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ["sms_code", null, NULL],
    ["sms_code", " ", BLANK],
    ["sms_code", true, NOT_TEXT],
    ["password", null, NULL],
    ["password", "  ", BLANK],
    ["password", "a".repeat(129), tooLong(128)],
    ["password", "a", "请确保这个字段至少包含 2 个字符。"],
    ["password", "********", REQUIRED],
    ["password", ["123"], NOT_TEXT],
    ["password", "a\0b", NUL],
    ["username", null, NULL],
    ["username", "", BLANK],
    ["username", "u".repeat(151), tooLong(150)],
    ["username", "a/b", CHARACTERS],
    ["username", { startsWith: "a" }, NOT_TEXT],
    ["username", "USER1", TAKEN.username],
    ["username", "ｕｓｅｒ１", TAKEN.username],
    ["username", "user2", TAKEN.username],
    ["work_id", "w-1", TAKEN.work_id],
    ["work_id", false, NOT_TEXT],
    ["phone", null, NULL],
    ["phone", "", BLANK],
    ["phone", "139000000012", tooLong(11)],
    ["phone", "139xxxx", PATTERN],
    ["phone", "13900000001", TAKEN.phone],
    ["email", "a@b", "请输入合法的邮件地址。"],
    ["email", `${"a".repeat(243)}@example.com`, tooLong(254)],
    ["is_grade", 9, "“9” 不是合法选项。"],
    ["is_grade", 7, "“7” 不是合法选项。"],
    ["is_super", -1, "“-1” 不是合法选项。"],
    ["is_super", 1.5, "“1.5” 不是合法选项。"],
    ["is_super", null, NULL],
    ["wechat", "w".repeat(129), tooLong(128)],
    ["school_id", null, NULL],
    ["school_id", 99, "无效主键 “99” － 对象不存在。"],
    ["school_id", "0", "无效主键 “0” － 对象不存在。"],
    ["school_id", 99_999_999_999, "无效主键 “99999999999” － 对象不存在。"],
    ["school_id", "a", "类型错误。期望为主键，获得的类型为 str。"],
    ["school_id", true, "类型错误。期望为主键，获得的类型为 bool。"],
    ["school_id", 1.5, "类型错误。期望为主键，获得的类型为 float。"],
    ["school_id", {}, "类型错误。期望为主键，获得的类型为 dict。"],
    ["school_id", [1], "类型错误。期望为主键，获得的类型为 list。"],
  ])("%s %j", async (field, value, text) => {
    expect(await answer({ ...good, [field]: value })).toEqual({ status: 400, text: fields({ [field]: text }) });
  });

  it("for what is taken, all of it, before the code is looked at", async () => {
    const body = { ...good, username: "User1", work_id: "w-1", phone: "13900000001", school_id: 9 };
    expect((await answer(body)).text).toBe(fields({ ...TAKEN, school_id: "无效主键 “9” － 对象不存在。" }));
  });

  it("for a body that is no object or no JSON", async () => {
    expect((await answer([good])).text).toBe(noField("无效数据。期待为字典类型，得到的是 list 。"));
    const headers = { "content-type": "application/json" };
    const { status, text } = await ask(server, "POST", PATH, { body: "{]", headers });
    expect([status, text.startsWith('{"detail":"JSON parse error - ')]).toEqual([400, true]);
  });

  it("with a login row of failure and an op row, and no error row", async () => {
    const { headers } = await ask(server, "POST", PATH, { json: { username: " typed " } });
    const where = { requestId: headers.get("x-request-id") ?? "" };
    expect(await db().loginLog.findMany({ where })).toMatchObject([{ username: "typed", success: false, status: 400 }]);
    expect([await db().operationLog.count({ where }), await db().errorLog.count({ where })]).toEqual([1, 0]);
  });
});

it("takes each length at its limit", async () => {
  const phone = newPhone();
  const longest = {
    ...{ password: "密".repeat(128), username: "用".repeat(150), work_id: "w".repeat(25), wechat: "😀".repeat(128), phone },
    ...{ email: `${"a".repeat(242)}@example.com`, is_grade: "0", is_super: 6, school_id: 1, sms_code: await codeFor(server, phone) },
  };
  expect((await answer(longest)).status).toBe(201);
});

describe("other refusals", () => {
  it("405 with Allow", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const { status, text, headers } = await ask(server, method, PATH);
      expect({ status, text }).toEqual({ status: 405, text: `{"detail":"方法 “${method}” 不被允许。"}` });
      expect(headers.get("allow")).toBe("POST, OPTIONS");
    }
  });

  it("429 after 100 calls of a source in an hour, together with the other registration", async () => {
    const from = fromElsewhere();
    const key = `registration:${from["x-forwarded-for"]}`;
    await db().throttle.create({ data: { key, points: 99, expiresAt: Date.now() + 3_600_000 } });
    const send = (path: string) => ask(server, "POST", path, { json: {}, headers: from });
    expect((await send("/myapp/register/")).status).toBe(400);
    const { status, text, headers } = await send(PATH);
    expect(status).toBe(429);
    const wait = /^\{"detail":"请求超过了限速。请 (\d+) 秒后再试。"\}$/.exec(text)?.[1];
    expect(headers.get("retry-after")).toBe(wait);
    expect((await send("/vertifications/")).text).toBe('{"msg":"缺少参数"}');
    await db().throttle.update({ where: { key }, data: { expiresAt: Date.now() - 1 } });
    expect((await send(PATH)).status).toBe(400);
  });
});
