import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigError } from "@/lib/config";
import { prepareSecrets, purposeKey, signingKeys } from "./secrets";

const SECRET = "one-long-secret-of-at-least-32-bytes";
let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "secrets-"));
  file = path.join(directory, "auth-secret");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

describe("prepareSecrets", () => {
  it("is needed first", async () => {
    expect(() => signingKeys()).toThrow("prepareSecrets");
  });

  it("takes the environment and makes no file", () => {
    vi.stubEnv("AUTH_SECRET", SECRET);
    vi.stubEnv("AUTH_SECRET_PREVIOUS", `${SECRET}-密`);
    prepareSecrets(directory);
    expect(signingKeys().map((key) => Buffer.from(key).toString())).toEqual([SECRET, `${SECRET}-密`]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it("makes one file of mode 0600, in a new directory, and keeps it", () => {
    const deeper = path.join(directory, "data");
    prepareSecrets(deeper);
    const made = signingKeys();
    expect(readdirSync(deeper)).toEqual(["auth-secret"]);
    expect(statSync(path.join(deeper, "auth-secret")).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(deeper, "auth-secret"), "utf8")).toMatch(/^[\w-]{43}\n$/);
    prepareSecrets(deeper);
    expect(signingKeys()).toEqual(made);
    prepareSecrets(directory);
    expect(signingKeys()).not.toEqual(made);
  });

  it("refuses a file that others can read, and a short one, in one line without the secret", () => {
    writeFileSync(file, SECRET);
    for (const mode of [0o644, 0o640, 0o604]) {
      chmodSync(file, mode);
      expect(refusal()).toMatch(/auth-secret can be read by others/);
    }
    chmodSync(file, 0o600);
    writeFileSync(file, "too short\n");
    expect(refusal()).toMatch(/less than 32 bytes/);
    expect(refusal()).not.toMatch(/too short|\n/);
  });

  it("asks for the environment where there is no directory", () => {
    expect(() => prepareSecrets(null)).toThrow(ConfigError);
  });
});

describe("purposeKey", () => {
  it("differs by purpose and by secret, and is the same again", () => {
    vi.stubEnv("AUTH_SECRET", SECRET);
    prepareSecrets(null);
    const key = purposeKey("sms");
    expect(key).toHaveLength(32);
    expect(purposeKey("sms")).toEqual(key);
    expect(purposeKey("next-auth")).not.toEqual(key);
    vi.stubEnv("AUTH_SECRET", `${SECRET}2`);
    prepareSecrets(null);
    expect(purposeKey("sms")).not.toEqual(key);
  });
});

function refusal(): string {
  try {
    prepareSecrets(directory);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return "no refusal";
}
