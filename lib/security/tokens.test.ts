import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareSecrets } from "./secrets";
import { issueToken, readToken } from "./tokens";

const SECRET = "contract-test-secret-contract-test-secret";
const OTHER = "another-long-secret-of-at-least-32-bytes";
const IAT = 1_893_456_000;
const NOW = IAT * 1000;
const CLAIMS = {
  token_type: "access",
  user_id: 7,
  username: "user1",
  name: "user1",
  email: null,
  exp: IAT + 1800,
  iat: IAT,
  jti: "00112233445566778899aabbccddeeff",
  sid: "s-0001",
  iss: "gatehouse",
};
const ACCESS =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwidXNlcl9pZCI6NywidXNlcm5hbWUiOiJ1c2VyMSIsIm5hbWUiOiJ1c2VyMSIsImVtYWlsIjpudWxsLCJleHAiOjE4OTM0NTc4MDAsImlhdCI6MTg5MzQ1NjAwMCwianRpIjoiMDAxMTIyMzM0NDU1NjY3Nzg4OTlhYWJiY2NkZGVlZmYiLCJzaWQiOiJzLTAwMDEiLCJpc3MiOiJnYXRlaG91c2UifQ.Z3T7sUGSVON8yWYfllZAhZEEqyKpb8kG88a4U4znIFk";
const REFRESH =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCIsInVzZXJfaWQiOjcsInVzZXJuYW1lIjoidXNlcjEiLCJuYW1lIjoidXNlcjEiLCJlbWFpbCI6bnVsbCwiZXhwIjoxODkzNDY2ODAwLCJpYXQiOjE4OTM0NTYwMDAsImp0aSI6ImZmZWVkZGNjYmJhYTk5ODg3NzY2NTU0NDMzMjIxMTAwIiwic2lkIjoicy0wMDAxIiwiaXNzIjoiZ2F0ZWhvdXNlIn0.8-XnWkYNX0bZBlsikDPlrStetr09YvUzIwUtuwfXdmI";
const WANTED = { userId: 7, username: "user1", email: null, sid: "s-0001", now: NOW } as const;

beforeEach(() => {
  vi.stubEnv("GATEHOUSE_TEST", "1");
  vi.stubEnv("AUTH_SECRET", SECRET);
  prepareSecrets(null);
});
afterEach(() => vi.unstubAllEnvs());

describe("issueToken", () => {
  it("makes the vectors of the contract", async () => {
    const jti = "00112233445566778899aabbccddeeff";
    const access = await issueToken({ ...WANTED, type: "access", ttlSeconds: 1800, jti });
    expect(access).toEqual({ token: ACCESS, jti, exp: IAT + 1800, iat: IAT });
    const refresh = await issueToken({ ...WANTED, type: "refresh", ttlSeconds: 10_800, jti: "ffeeddccbbaa99887766554433221100" });
    expect(refresh.token).toBe(REFRESH);
  });

  it("makes a new jti each time and null of an empty email", async () => {
    const one = await issueToken({ ...WANTED, email: "", now: NOW + 999, type: "access", ttlSeconds: 60 });
    const two = await issueToken({ ...WANTED, email: "", type: "access", ttlSeconds: 60 });
    expect(one.jti).toMatch(/^[0-9a-f]{32}$/);
    expect(one.jti).not.toBe(two.jti);
    expect(one).toMatchObject({ iat: IAT, exp: IAT + 60 });
    expect(await readToken(one.token, NOW)).toMatchObject({ ok: true, claims: { email: null } });
  });
});

describe("readToken", () => {
  it("reads the vectors until their last millisecond", async () => {
    expect(await readToken(ACCESS, NOW)).toEqual({ ok: true, claims: CLAIMS });
    expect(await readToken(REFRESH, NOW, "refresh")).toMatchObject({ ok: true, claims: { token_type: "refresh" } });
    expect(await readToken(ACCESS, CLAIMS.exp * 1000 - 1)).toMatchObject({ ok: true });
    expect(await readToken(ACCESS, CLAIMS.exp * 1000)).toEqual({ ok: false, problem: "expired" });
  });

  it("accepts the previous secret, not a third one", async () => {
    vi.stubEnv("AUTH_SECRET", OTHER);
    prepareSecrets(null);
    expect(await problemOf(ACCESS)).toBe("malformed");
    vi.stubEnv("AUTH_SECRET_PREVIOUS", SECRET);
    prepareSecrets(null);
    expect(await problemOf(ACCESS)).toBe("none");
    expect((await issueToken({ ...WANTED, type: "access", ttlSeconds: 1800, jti: CLAIMS.jti })).token).not.toBe(ACCESS);
  });

  it.each([
    "",
    ".",
    "..",
    "...",
    "dev",
    "null",
    ACCESS.slice(0, ACCESS.lastIndexOf(".")),
    `${ACCESS}.`,
    `${ACCESS}.x`,
    `${ACCESS}==`,
    `${ACCESS} `,
    ACCESS.replace("Z3T7", "Z3T8"),
    ACCESS.replace("Z3T7", "Z3T7!"),
    ACCESS.replace("eyJ0b2", "eyJ0b3"),
    ACCESS.slice(0, -1),
    `\u0000${ACCESS}`,
  ])("refuses damaged text (%#)", async (text) => {
    expect(await problemOf(text)).toBe("malformed");
  });

  it("knows a token whose padding was changed by its jti", async () => {
    for (const same of [`${ACCESS}=`, ACCESS.replace(/k$/, "l")]) {
      expect(await readToken(same, NOW)).toMatchObject({ ok: true, claims: { jti: CLAIMS.jti } });
    }
  });

  it.each([
    ["none with its signature", { alg: "none", typ: "JWT" }],
    ["None", { alg: "None", typ: "JWT" }],
    ["no alg", { typ: "JWT" }],
    ["lower case", { alg: "hs256" }],
    ["a list", { alg: ["HS256"] }],
    ["crit", { alg: "HS256", crit: ["b64"], b64: true }],
    ["an array for a header", []],
  ])("refuses a header with %s", async (_, header) => {
    expect(await problemOf(forged(header, CLAIMS))).toBe("malformed");
  });

  it("refuses an absent signature and other algorithms", async () => {
    expect(await problemOf(`${part({ alg: "none" })}.${part(CLAIMS)}.`)).toBe("malformed");
    for (const alg of ["HS384", "HS512"]) {
      const long = Buffer.alloc(64, SECRET);
      expect(await problemOf(await new SignJWT(CLAIMS).setProtectedHeader({ alg }).sign(long))).toBe("malformed");
    }
    const input = `${part({ alg: "RS256", typ: "JWT" })}.${part(CLAIMS)}`;
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    expect(await problemOf(`${input}.${sign("sha256", Buffer.from(input), privateKey).toString("base64url")}`)).toBe("malformed");
  });

  it.each([
    ["malformed", { iss: "other" }],
    ["malformed", { iss: undefined }],
    ["malformed", { aud: "other" }],
    ["malformed", { iss: "other", exp: IAT }],
    ["malformed", { exp: "1" }],
    ["expired", { exp: IAT }],
    ["expired", { exp: IAT, jti: undefined }],
    ["no_exp", { exp: undefined, jti: undefined }],
    ["no_jti", { jti: undefined, token_type: undefined }],
    ["no_jti", { jti: 7 }],
    ["no_type", { token_type: undefined, user_id: undefined }],
    ["wrong_type", { token_type: "refresh", user_id: undefined }],
    ["wrong_type", { token_type: "sliding" }],
    ["wrong_type", { token_type: null }],
    ["no_user_id", { user_id: undefined, username: undefined }],
    ["no_user_id", { user_id: "7" }],
    ["no_user_id", { user_id: 7.5 }],
    ["no_user_id", { user_id: 0 }],
    ["no_user_id", { user_id: 2_147_483_648 }],
    ["malformed", { username: undefined }],
    ["malformed", { email: 7 }],
    ["none", { sid: undefined }],
    ["none", { extra: true }],
  ])("says %s of a signed token with %j", async (problem, change) => {
    expect(await problemOf(forged({ alg: "HS256", typ: "JWT" }, { ...CLAIMS, ...change }))).toBe(problem);
  });

  it("reads an absent or odd sid as null, for the caller to refuse after the user", async () => {
    for (const sid of [undefined, null, "", 7]) {
      const token = forged({ alg: "HS256", typ: "JWT" }, { ...CLAIMS, sid });
      expect(await readToken(token, NOW, "access")).toMatchObject({ ok: true, claims: { sid: null } });
    }
  });

  it.each(["null", "[]", "7", "{", '"x"', ""])("refuses the payload %j", async (payload) => {
    const input = `${part({ alg: "HS256" })}.${Buffer.from(payload).toString("base64url")}`;
    expect(await problemOf(`${input}.${mac(input)}`)).toBe("malformed");
  });
});

async function problemOf(token: string): Promise<string> {
  const reading = await readToken(token, NOW, "access");
  return reading.ok ? "none" : reading.problem;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function mac(input: string): string {
  return createHmac("sha256", SECRET).update(input).digest("base64url");
}

function forged(header: unknown, claims: unknown): string {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${mac(input)}`;
}
