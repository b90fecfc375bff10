import path from "node:path";
import { ConfigError } from "@/lib/config";
import { removableFile, removeDatabase } from "@/lib/db/removal";
import { print, runCommand, UsageError } from "./support/command";
import { refuseInProduction } from "./support/production";
import { ask } from "./support/terminal";

const USAGE = `npm run reset [-- --yes]
Deletes the local SQLite database with everything in it. The next start makes a new one.
  --yes  without asking, and even where APP_ENV=production is set`;

await runCommand(USAGE, { yes: { type: "boolean" } }, async ({ values: { yes = false }, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`Unknown argument: ${positionals[0]}`);
  const file = removableFile();
  refuseInProduction("delete it", yes);
  if (!yes) {
    const name = path.basename(file);
    const typed = await ask(`This deletes ${file} for good. Type ${name} to go on: `);
    if (typed.trim() !== name) throw new ConfigError(`Nothing was deleted: type ${name}, or add --yes`);
  }
  removeDatabase();
  print(`Deleted ${file}.`);
});
