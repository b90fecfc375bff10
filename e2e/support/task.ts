import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { TEST_SECRET } from "./server";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a built task as `npm run` does, with the settings of the servers under test. */
export async function runTask(
  name: string,
  args: readonly string[],
  { databaseUrl, input = "", env = {} }: { databaseUrl: string; input?: string; env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  const fixed = {
    NODE_ENV: "production",
    PATH: process.env.PATH ?? "",
    APP_ENV: "test",
    GATEHOUSE_TEST: "1",
    AUTH_SECRET: TEST_SECRET,
  } as const;
  const child = spawn(process.execPath, [path.resolve(".build/tasks", `${name}.mjs`), ...args], {
    env: { ...fixed, DATABASE_URL: databaseUrl, ...env },
  });
  child.stdin.end(input);
  const [out, err] = await Promise.all([child.stdout, child.stderr].map((stream) => stream.setEncoding("utf8").toArray()));
  if (child.exitCode === null) await once(child, "exit");
  return { code: child.exitCode, out: (out ?? []).join(""), err: (err ?? []).join("") };
}
