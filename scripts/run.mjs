// `node scripts/run.mjs NAME …`: runs scripts/tasks/NAME.ts, built, with the settings of the server.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt, ensureInstalled, enter, fail } from "./setup.mjs";

const [name = "", ...args] = process.argv.slice(2);
enter();
ensureInstalled();
ensureBuilt({ pages: false });
const task = path.resolve(".build/tasks", `${name}.mjs`);
if (!/^[a-z-]+$/.test(name) || !existsSync(task)) fail(`There is no task "${name}".`);
process.argv = [process.argv[0], task, ...args];
await import(pathToFileURL(task).href);
