import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { addUser, claimsOf, forge, PASSWORD } from "../base/calls";
import { ask, BLANK, bearer, NOT_DICT, NOT_TEXT, NULL, REQUIRED, signIn } from "./calls";

const INVALID = '{"detail":"令牌无效或已过期","code":"token_not_valid"}';

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  for (const name of ["user1", "user2"]) await addUser(name);
});

const post = (token: unknown) => ask(server, "POST", "/myapp/token/verify/", { json: { token } });
async function expectRefused(token: string, text = INVALID): Promise<void> {
  const told = await post(token);
  expect([told.status, told.text]).toEqual([401, text]);
  expect(told.headers.get("www-authenticate")).toBe('Bearer realm="api"');
}

describe("200", () => {
  it("for a usable token of either type, by form and JSON", async () => {
    const { token, refresh } = await signIn(server, "user1", PASSWORD);
    for (const sent of [token, refresh]) {
      const told = await post(sent);
      expect([told.status, told.text]).toEqual([200, "{}"]);
      expect((await ask(server, "POST", "/api/myapp/token/verify", { form: { token: sent } })).text).toBe("{}");
    }
  });

  it("leaves no row, nor does a refusal", async () => {
    const { token } = await signIn(server, "user1", PASSWORD);
    const told = [await post(token), await post("rubbish"), await post(""), await ask(server, "GET", "/myapp/token/verify/")];
    const where = { requestId: { in: told.map(({ headers }) => headers.get("x-request-id") ?? "") } };
    expect(told.map(({ status }) => status)).toEqual([200, 401, 400, 405]);
    expect([await db().operationLog.count({ where }), await db().errorLog.count({ where })]).toEqual([0, 0]);
  });
});

describe("401", () => {
  it("for tokens that are none of ours, or ended, alike", async () => {
    const { token } = await signIn(server, "user1", PASSWORD);
    const claims = claimsOf(token);
    for (const other of [
      "rubbish",
      forge({ ...claims, exp: claims.iat }),
      forge({ ...claims, iss: "other" }),
      forge({ ...claims, sid: undefined }),
      forge({ ...claims, user_id: 999 }),
      forge(claims, { alg: "none" }),
    ]) {
      await expectRefused(other);
    }
    await ask(server, "POST", "/account/logout/", { headers: bearer(token) });
    await expectRefused(token);
  });

  it("for a token without jti or exp, in its own words", async () => {
    const claims = claimsOf((await signIn(server, "user1", PASSWORD)).token);
    await expectRefused(forge({ ...claims, jti: undefined }), '{"detail":"令牌没有标识符","code":"token_not_valid"}');
    await expectRefused(forge({ ...claims, exp: undefined }), `{"detail":"令牌没有 'exp' 声明","code":"token_not_valid"}`);
  });

  it("for a user who is inactive or gone", async () => {
    const { token } = await signIn(server, "user2", PASSWORD);
    await db().user.updateMany({ where: { username: "user2" }, data: { isActive: false } });
    await expectRefused(token);
    await db().user.updateMany({ where: { username: "user2" }, data: { isActive: true, deletedAt: new Date(), usernameKey: null } });
    await expectRefused(token);
  });

  it("for a refresh token rotated away, which is no reuse", async () => {
    const { refresh } = await signIn(server, "user1", PASSWORD);
    const rotated = await ask(server, "POST", "/api/v1/base/refresh_token", { json: { refresh_token: refresh } });
    await db().rotatedToken.updateMany({ where: { sessionId: claimsOf(refresh).sid }, data: { rotatedAt: new Date(0) } });
    await expectRefused(refresh);
    const { access_token, refresh_token } = JSON.parse(rotated.text).data;
    for (const token of [access_token, refresh_token]) expect((await post(token)).text).toBe("{}");
  });
});

describe("400 and 405", () => {
  it.each([
    ["missing", {}, { token: [REQUIRED] }],
    ["blank", { token: "" }, { token: [BLANK] }],
    ["null", { token: null }, { token: [NULL] }],
    ["not text", { token: false }, { token: [NOT_TEXT] }],
    ["no object", [], { non_field_errors: [NOT_DICT] }],
  ])("%s", async (_, json, body) => {
    const told = await ask(server, "POST", "/myapp/token/verify/", { json });
    expect([told.status, told.text]).toEqual([400, JSON.stringify(body)]);
  });

  it("Allow", async () => {
    const { status, headers } = await ask(server, "DELETE", "/myapp/token/verify/");
    expect([status, headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});
