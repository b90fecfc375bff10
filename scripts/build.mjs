// Builds the program into .build and .next. With --host-only the pages are left out, which is all that API tests need.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { enter, fingerprint, run, stampBuild } from "./setup.mjs";

enter();
const pages = !process.argv.includes("--host-only");
const sources = fingerprint();
const { build } = await import("esbuild");

mkdirSync(".build", { recursive: true });
writeFileSync(".build/entry.ts", entry());
await build({
  entryPoints: {
    server: ".build/entry.ts",
    ...existing({
      "db-worker": "lib/db/worker/entry.ts",
      "sqlite-writer": "lib/db/worker/writer-entry.ts",
      "hash-worker": "lib/security/hash-worker.ts",
    }),
    ...folder("tasks", "scripts/tasks"),
    ...folder("bench", "bench"),
  },
  outdir: ".build",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  // Through tsconfig a missing file would pass for a package, and fail only at the start.
  alias: { "@": path.resolve(".") },
  tsconfig: "tsconfig.json",
  logLevel: "warning",
}).catch(() => process.exit(1)); // It has printed why.
removeStale("tasks", "scripts/tasks");
removeStale("bench", "bench");
if (pages) {
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env, quiet: true });
}
stampBuild({ pages, sources });

/** The server with the list of its routes: the folder under app/api is the address. */
function entry() {
  const routes = routeFolders("app/api");
  const imports = routes.map((folder, index) => `import * as route${index} from "../app/api/${folder}/route";`);
  const list = routes.map((folder, index) => `  { folder: ${JSON.stringify(folder)}, module: route${index} },`);
  return [`import { start } from "../server";`, ...imports, "", "await start([", ...list, "]);", ""].join("\n");
}

function routeFolders(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true })
    .filter((file) => path.basename(file) === "route.ts" && !file.startsWith("auth"))
    .map((file) => path.dirname(file).split(path.sep).join("/"))
    .sort();
}

function folder(name, place) {
  const files = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")) : [];
  return Object.fromEntries(files.map((file) => [`${name}/${path.basename(file, ".ts")}`, path.join(place, file)]));
}

/** Programs whose source is gone. Only those: others may be running or about to be started. */
function removeStale(name, place) {
  const wanted = Object.keys(folder(name, place)).map((entry) => `${path.basename(entry)}.mjs`);
  const built = path.join(".build", name);
  const stale = existsSync(built) ? readdirSync(built).filter((file) => !wanted.includes(file)) : [];
  for (const file of stale) rmSync(path.join(built, file), { recursive: true });
}

function existing(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
}
