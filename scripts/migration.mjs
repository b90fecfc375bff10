// Author's tool: `node scripts/migration.mjs NAME` writes the migrations of both databases that lead from the models of the last
// migration (kept in prisma/migrations/models.prisma) to those of now. Read the SQL before you commit it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { models } from "./schema-folder.mjs";

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: node scripts/migration.mjs NAME (small letters, digits and _)");
  process.exit(2);
}

const folder = path.resolve("prisma/migrations");
const kept = path.join(folder, "models.prisma");
const before = existsSync(kept) ? readFileSync(kept, "utf8") : undefined;
const after = models()
  .map(([, text]) => text)
  .join("\n");
if (before === after) {
  console.log("The models have not changed since the last migration.");
  process.exit(0);
}

// Node 20 cannot import WebAssembly as a module, so it is instantiated by hand.
const require = createRequire(import.meta.url);
const file = path.join(path.dirname(require.resolve("@prisma/schema-engine-wasm")), "schema_engine_bg.wasm");
const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": engine });
engine.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const adapters = { sqlite: new PrismaBetterSqlite3({ url: ":memory:" }), postgresql: standIn() };
for (const [provider, adapter] of Object.entries(adapters)) {
  const sql = await difference(provider, adapter);
  const target = path.join(folder, provider, `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, "migration.sql"), sql);
  console.log(`wrote ${path.relative(".", target)}/migration.sql`);
}
writeFileSync(kept, after);

async function difference(provider, adapter) {
  const schema = (text) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: `${head(provider)}${text}` }] });
  const datamodels = [["schema.prisma", `${head(provider)}${after}`]];
  const migrator = await engine.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
  const from = before === undefined ? { tag: "empty" } : schema(before);
  const filters = { externalTables: [], externalEnums: [] };
  const result = await migrator.diff({ from, to: schema(after), script: true, exitCode: null, filters });
  migrator.free();
  return result.stdout ?? "";
}

function head(provider) {
  return `datasource db {\n  provider = "${provider}"\n}\n`;
}

// The engine asks a PostgreSQL server for its facts before it compares two schemas; none has to run for that.
function standIn() {
  const connection = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => {},
  };
  return {
    provider: "postgres",
    adapterName: connection.adapterName,
    connect: async () => connection,
    connectToShadowDb: async () => connection,
  };
}
