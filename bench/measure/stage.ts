import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { now } from "@/lib/clock";
import { backupTo } from "@/lib/db/backup";
import { closeDb } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { newSecret } from "@/lib/security/opaque";
import { hashPassword } from "@/lib/security/passwords";
import { fill, type Report } from "@/scripts/tasks/support/filling";
import type { Known } from "./cases";
import { type Measured, startFloor, startProduct } from "./servers";

const USERS = 10_000;
const OPERATIONS = 100_000;
const SIGNERS = 20;
const ROOT = "bench-root";

/** Both servers on two copies of one seeded database. */
export interface Stage {
  readonly product: Measured;
  readonly floor: Measured;
  readonly known: Known;
  close(): Promise<void>;
}

const signedIn = z.object({ data: z.object({ token: z.string() }) });
const oneUser = z.object({ data: z.object({ results: z.array(z.object({ id: z.number() })) }) });

/** Makes everything in a temporary folder, and leaves nothing when that fails. */
export async function setStage(report: Report): Promise<Stage> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-bench-"));
  const started: Measured[] = [];
  const close = async () => {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("SIGINT", () => close().finally(() => process.exit(130)));
  try {
    return { ...(await furnish(folder, started, report)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnish(folder: string, started: Measured[], report: Report): Promise<Omit<Stage, "close">> {
  const [file, copy, secret, password] = [path.join(folder, "bench.db"), path.join(folder, "floor.db"), newSecret(), newSecret()];
  process.env.DATABASE_URL = `file:${file}`;
  await migrate();
  const hash = await hashPassword(password);
  const { usernames } = await fill({ users: USERS, groups: 10, logs: OPERATIONS, password: hash, randomSeed: 1, now: now() }, report);
  const product = await startProduct({ DATABASE_URL: `file:${file}`, AUTH_SECRET: secret, ADMIN_USERNAME: ROOT, ADMIN_PASSWORD: password });
  started.push(product);
  const token = await signIn(product.port, password);
  const userId = await firstUser(product.port, token);
  // Taken now, so that the session behind the token is in both.
  await backupTo(copy);
  await closeDb();
  const floor = await startFloor({ FLOOR_DATABASE: copy, FLOOR_SECRET: secret });
  started.push(floor);
  return { product, floor, known: { token, userId, usernames: usernames.slice(0, SIGNERS), password } };
}

async function signIn(port: number, password: string): Promise<string> {
  const body = new URLSearchParams({ username: ROOT, password });
  const answer = await fetch(`http://127.0.0.1:${port}/myapp/login/`, { method: "POST", body });
  return signedIn.parse(await answer.json()).data.token;
}

async function firstUser(port: number, token: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/account/user/?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  return oneUser.parse(await answer.json()).data.results[0]?.id ?? 0;
}
