import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { config } from "@/lib/config";
import { isNearlyFull, type Volume } from "@/lib/domain/disk";
import { databaseFile, provider } from "./provider";
import { lookUp } from "./statement";

/** The volume that the SQLite file lies on; null for PostgreSQL, whose disks another program watches. */
export async function readVolume(): Promise<Volume | null> {
  if (provider() === "postgresql") return null;
  const { bavail, blocks, bsize } = await statfs(dirname(databaseFile()));
  return { free: bavail * bsize, size: blocks * bsize };
}

/** Whether there is room for more than the rows of every day; where nobody can tell there is. */
export async function hasRoom(): Promise<boolean> {
  const volume = await readVolume();
  return !volume || !isNearlyFull(volume, config("DISK_MIN_FREE_MB"));
}

/** Bytes that the database takes, on SQLite with what waits in its write-ahead log. */
export async function databaseSize(): Promise<number> {
  if (provider() === "postgresql") {
    const [row] = await lookUp("SELECT pg_database_size(current_database()) AS n", [], z.object({ n: z.coerce.number() }));
    return row?.n ?? 0;
  }
  const sizes = ["", "-wal"].map((end) =>
    stat(`${databaseFile()}${end}`).then(
      (file) => file.size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
