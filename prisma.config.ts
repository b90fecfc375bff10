import { defineConfig } from "prisma/config";

// `prisma generate` looks for an engine it never runs and would download it; any existing file satisfies it, offline too.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

// The models carry no datasource: `scripts/generate.mjs` adds one per database and names the folder on the command line.
export default defineConfig({ schema: "prisma/schema" });
