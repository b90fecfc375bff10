import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export const PROVIDERS = ["sqlite", "postgresql"];

/** The model files as pairs of name and text, in a fixed order. */
export function models() {
  const folder = path.resolve("prisma/schema");
  const names = readdirSync(folder).filter((name) => name.endsWith(".prisma"));
  return names.sort().map((name) => [name, readFileSync(path.join(folder, name), "utf8")]);
}

/** Writes the models and the given head file into the cache folder of one provider; returns its absolute path. */
export function writeSchemaFolder(provider, head) {
  const folder = path.resolve("node_modules/.cache/gatehouse", provider);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of models()) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, "head.prisma"), head);
  return folder;
}
