import { beforeAll, expect, test } from "vitest";
import { seal, unseal } from "./seal";
import { prepareSecrets } from "./secrets";

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of tests, 32 bytes or more";
  prepareSecrets(null);
});

test("what was sealed opens with the same purpose and place only", () => {
  const sealed = seal("密码 user1", "import", "job 1 row 2");
  expect(sealed).not.toContain("user1");
  expect(seal("密码 user1", "import", "job 1 row 2")).not.toBe(sealed);
  expect(unseal(sealed, "import", "job 1 row 2")).toBe("密码 user1");
  expect(unseal(sealed, "import", "job 1 row 3")).toBeNull();
  expect(unseal(sealed, "other", "job 1 row 2")).toBeNull();
});

test("what was changed does not open", () => {
  const bytes = Buffer.from(seal("text", "import", "row"), "base64");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(changed.toString("base64"), "import", "row")).toBeNull();
  }
  expect(unseal("", "import", "row")).toBeNull();
});
