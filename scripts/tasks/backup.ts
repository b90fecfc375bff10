import { statSync } from "node:fs";
import path from "node:path";
import { backupTo } from "@/lib/db/backup";
import { databaseFile } from "@/lib/db/provider";
import { print, runCommand, UsageError } from "./support/command";
import { requireDatabase } from "./support/database";

const USAGE = `npm run backup -- FILE
Writes a complete copy of the SQLite database to a new file (mode 0600); the server may go on working meanwhile.`;

await runCommand(USAGE, {}, async ({ positionals }) => {
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError("Name one file.");
  requireDatabase();
  // npm runs us in the root of the repository; the name counts from where the command was typed.
  const file = path.resolve(process.env.INIT_CWD ?? "", name);
  await backupTo(file);
  print(`Wrote ${file} (${Math.ceil(statSync(file).size / 1024)} KiB), a complete copy of ${databaseFile()}.`);
  print("Keep AUTH_SECRET, or the file auth-secret beside the database, too: without it everybody has to sign in again.");
});
