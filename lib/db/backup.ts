import { open, rm } from "node:fs/promises";
import { ConfigError } from "@/lib/config";
import { provider } from "./provider";
import { inWorker } from "./worker/pool";

/**
 * Writes a complete copy of the SQLite database to a new file (mode 0600) while the server works.
 * @throws ConfigError when the file exists already or cannot be made, and on PostgreSQL
 */
export async function backupTo(file: string): Promise<void> {
  if (provider() === "postgresql")
    throw new ConfigError("A PostgreSQL database is backed up with pg_dump, for example: pg_dump --format=custom");
  const target = await open(file, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(error.code === "EEXIST" ? `${file} exists already` : `${file} cannot be written (${error.code})`);
  });
  try {
    await inWorker({ sql: "VACUUM INTO ?", params: [file] });
    await target.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await target.close();
  }
}
