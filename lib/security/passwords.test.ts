import { createHash } from "node:crypto";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { HashPool } from "./hash-pool";
import { bcryptInput, closePasswords, hashPassword, hashWork, verifyPassword } from "./passwords";

const FITS = { matches: true, outdated: false };
const DIFFERS = { matches: false, outdated: false };

beforeAll(async () => {
  await build({
    entryPoints: ["lib/security/hash-worker.ts"],
    outfile: ".build/hash-worker.mjs",
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  vi.stubEnv("GATEHOUSE_TEST", "1");
});

afterEach(() => vi.stubEnv("GATEHOUSE_TEST", "1"));
afterAll(closePasswords);

describe("bcrypt and long passwords", () => {
  it.each([
    ["a".repeat(72), "a".repeat(72), "$2b$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC"],
    ["a".repeat(73), "DgWOP30EOfkFTVnHNVh66ZZV9kc6I0zklNgrVYb36sY=", "$2b$10$GatehouseContractVectuDclkjbYRFg7EYHO9q33ZbG5isJ1Yh6i"],
    ["密".repeat(25), "/2y2M0q0k5x7IYnH7PTs5t12LEyupkHnqjoPZZym+9w=", "$2b$10$GatehouseContractVectuD0mgoen45rX2H.q6Nr2Kglimln8bqS2"],
  ])("holds the vector of %s", async (password, given, stored) => {
    expect(bcryptInput(password)).toBe(given);
    expect(await verifyPassword(password, stored)).toEqual(FITS);
    expect(await verifyPassword(`${password}x`, stored)).toEqual(DIFFERS);
  });

  it.each([
    [`${"a".repeat(72)}X`, `${"a".repeat(72)}Y`],
    [`${"密".repeat(24)}甲`, `${"密".repeat(24)}乙`],
    [`${"😀".repeat(18)}1`, `${"😀".repeat(18)}2`],
  ])("cuts nothing off %s", async (password, other) => {
    const stored = await hashPassword(password);
    expect(await verifyPassword(password, stored)).toEqual(FITS);
    expect(await verifyPassword(other, stored)).toEqual(DIFFERS);
  });

  it.each(["2a", "2b", "2y"])("accepts $%s", async (version) => {
    const stored = (await hashPassword("blue-lamp-42")).replace(/^\$2b/, `$${version}`);
    expect(await verifyPassword("blue-lamp-42", stored)).toEqual(FITS);
  });

  it("tells hashes of a lower cost from those of today", async () => {
    const cheap = await hashPassword("blue-lamp-42");
    expect(cheap).toMatch(/^\$2b\$04\$/);
    vi.stubEnv("GATEHOUSE_TEST", "0");
    expect(await verifyPassword("blue-lamp-42", cheap)).toEqual(DIFFERS);
    expect(await hashPassword("blue-lamp-42")).toMatch(/^\$2b\$10\$/);
    vi.stubEnv("BCRYPT_COST", "11");
    expect(await verifyPassword("a".repeat(72), "$2b$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC")).toEqual({
      matches: true,
      outdated: true,
    });
    vi.stubEnv("BCRYPT_COST", "");
  });
});

describe("imported Django hashes", () => {
  it.each([
    ["gatehouse-123", "pbkdf2_sha256$150000$s4ltAAAAAAAA$fVbfr6ws0oKQLCR1SkGG0xAyJj9FtPKv7qpJBSHC/oA="],
    ["密码-测试-1", "pbkdf2_sha256$260000$s4ltBBBBBBBB$vgP0/mbjHvLd1sF9YG4Ql/ZdsEhFaaKLLrf+aa8cWRc="],
    ["correct horse battery", "pbkdf2_sha256$1000000$s4ltCCCCCCCCCCCCCCCCCC$6zHXXsHU2PVZ6fPFUFLAjlBxnNuFRJ6kikgi1GGjuSM="],
  ])("verify %s and ask to be made anew", async (password, stored) => {
    expect(await verifyPassword(password, stored)).toEqual({ matches: true, outdated: true });
    expect((await verifyPassword(`${password}x`, stored)).matches).toBe(false);
  });
});

describe("what cannot be verified", () => {
  const digest = createHash("sha256").update("x").digest("base64");
  it.each([
    "",
    "$",
    "plain text",
    "$2b$31$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC",
    "$2b$15$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC",
    "$2x$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC",
    "$2b$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMA",
    `md5$1$salt$${digest}`,
    `pbkdf2_sha1$1000$salt$${digest}`,
    `pbkdf2_sha256$0$salt$${digest}`,
    `pbkdf2_sha256$10000001$salt$${digest}`,
    `pbkdf2_sha256$1e3$salt$${digest}`,
    `pbkdf2_sha256$1000$$${digest}`,
    "pbkdf2_sha256$1000$salt",
    "pbkdf2_sha256$1000$salt$",
    "pbkdf2_sha256$1000$salt$!!!!",
    `pbkdf2_sha256$1000$salt$${digest.slice(0, -1)}`,
    `pbkdf2_sha256$1000$salt$${digest}$more`,
  ])("%j never fits and costs the time of a wrong password", async (stored) => {
    const before = hashWork();
    expect(await verifyPassword("x", stored)).toEqual(DIFFERS);
    expect(hashWork()).toBe(before + 1);
  });

  it("an unknown user costs one hash too", async () => {
    const before = hashWork();
    expect(await verifyPassword("x", null)).toEqual(DIFFERS);
    expect(hashWork()).toBe(before + 1);
  });

  it("over 1,024 characters nothing is hashed", async () => {
    const before = hashWork();
    for (const password of ["a".repeat(1025), "😀".repeat(1025), "a".repeat(1_000_000)]) {
      expect(await verifyPassword(password, null)).toEqual(DIFFERS);
    }
    expect(hashWork()).toBe(before);
    await verifyPassword("😀".repeat(1024), null);
    expect(hashWork()).toBe(before + 1);
  });
});

describe("the pool", () => {
  const job = { kind: "hash", text: "x", cost: 4 } as const;

  it("lets 64 sign-ins wait, refuses the next, and never refuses a batch", async () => {
    const pool = new HashPool(1);
    const batch = Array.from({ length: 100 }, () => pool.run(job, "batch"));
    const signIns = Array.from({ length: 65 }, () => pool.run(job, "sign_in"));
    const results = await Promise.allSettled(signIns);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(64);
    expect(results.at(-1)).toMatchObject({ status: "rejected", reason: { code: "unavailable", detail: { retryAfter: 1 } } });
    expect(new Set(await Promise.all(batch)).size).toBe(100);
    await pool.close();
  });

  it("does sign-ins first and leaves them a worker", async () => {
    const pool = new HashPool(2);
    await Promise.all([pool.run(job, "sign_in"), pool.run(job, "sign_in")]);
    const order: string[] = [];
    const batch = Array.from({ length: 2 }, () => pool.run({ ...job, cost: 10 }, "batch").then(() => order.push("batch")));
    const signIns = Array.from({ length: 2 }, () => pool.run(job, "sign_in").then(() => order.push("sign_in")));
    await Promise.all([...batch, ...signIns]);
    expect(order).toEqual(["sign_in", "sign_in", "batch", "batch"]);
    await pool.close();
  });

  it("survives a worker that dies", async () => {
    const pool = new HashPool(1);
    const broken = pool.run({ kind: "pbkdf2", text: "x", salt: "s", iterations: -1, expected: new Uint8Array(32) }, "sign_in");
    const next = pool.run(job, "sign_in");
    await expect(broken).rejects.toMatchObject({ code: "unavailable" });
    expect(await next).toMatch(/^\$2b\$04\$/);
    await pool.close();
  });

  it("refuses what is under way when it closes", async () => {
    const pool = new HashPool(1);
    const work = [pool.run(job, "sign_in"), pool.run(job, "batch")].map((promise) => promise.catch((error: unknown) => error));
    await pool.close();
    for (const error of await Promise.all(work)) expect(error).toMatchObject({ code: "unavailable" });
  });
});
