import { existsSync } from "node:fs";
import { build } from "esbuild";

const WORKERS = [
  { source: "lib/db/worker/entry.ts", target: ".build/db-worker.mjs" },
  { source: "lib/db/worker/writer-entry.ts", target: ".build/sqlite-writer.mjs" },
  { source: "lib/security/hash-worker.ts", target: ".build/hash-worker.mjs" },
];

/** Builds the worker entries that tests start by their path, before the first test runs. */
export async function setup(): Promise<void> {
  for (const { source, target } of WORKERS) {
    if (!existsSync(source)) continue;
    await build({
      entryPoints: [source],
      outfile: target,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
    });
  }
}
