import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigError } from "@/lib/config";
import { migrate } from "@/lib/db/migrate";
import { databaseFile, provider } from "@/lib/db/provider";
import { loadSettings } from "@/lib/db/settings";
import { prepareSecrets } from "@/lib/security/secrets";

/** Makes the database of `DATABASE_URL` ready for a command: up to date, and the secrets beside it. @throws ConfigError */
export async function openDatabase(options: { mayCreate: boolean }): Promise<void> {
  if (!options.mayCreate) requireDatabase();
  await migrate();
  await loadSettings();
  prepareSecrets(provider() === "sqlite" ? path.dirname(databaseFile()) : null);
}

/** @throws ConfigError when the SQLite file is missing: a command must not make an empty one by a mistyped address */
export function requireDatabase(): void {
  if (provider() === "sqlite" && !existsSync(databaseFile())) {
    throw new ConfigError(`There is no database at ${databaseFile()}: check DATABASE_URL, or run npm start once`);
  }
}
