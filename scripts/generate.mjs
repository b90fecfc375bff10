// Generates the Prisma clients of both databases, offline, when the models or Prisma itself have changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { models, PROVIDERS, writeSchemaFolder } from "./schema-folder.mjs";

const output = (provider) => path.resolve("lib/db/generated", provider);
const stamp = (provider) => path.join(output(provider), ".inputs");

for (const provider of PROVIDERS) {
  const head = `
generator client {
  provider               = "prisma-client"
  output                 = ${JSON.stringify(output(provider))}
  previewFeatures        = ["strictUndefinedChecks"]
  runtime                = "nodejs"
  moduleFormat           = "esm"
  importFileExtension    = ""
  generatedFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}
`;
  const inputs = hash([JSON.stringify(models()), head, readFileSync("node_modules/prisma/package.json", "utf8")]);
  if (existsSync(stamp(provider)) && readFileSync(stamp(provider), "utf8") === inputs) continue;
  generate(writeSchemaFolder(provider, head));
  writeFileSync(stamp(provider), inputs);
}

function hash(texts) {
  const sum = createHash("sha256");
  for (const text of texts) sum.update(text).update("\0");
  return sum.digest("hex");
}

function generate(folder) {
  const command = ["node_modules/prisma/build/index.js", "generate", "--schema", folder, "--no-hints"];
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const run = spawnSync(process.execPath, command, { encoding: "utf8", env });
  if (run.status !== 0) {
    console.error(run.stdout + run.stderr);
    process.exit(1);
  }
}
