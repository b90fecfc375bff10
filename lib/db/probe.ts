import { stat } from "node:fs/promises";
import { db } from "./client";
import { databaseFile, provider } from "./provider";

/**
 * Reads from the database, without trying again; fails with what the driver says when it cannot. A SQLite file that was removed
 * would still be read and written by those who have it open, and be gone with them: it counts as out of reach.
 */
export async function probeDatabase(): Promise<void> {
  if (provider() === "sqlite") await stat(databaseFile());
  await db().policy.findUniqueOrThrow({ where: { id: 1 }, select: { version: true } });
}
