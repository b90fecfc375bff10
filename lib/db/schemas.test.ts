import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { postgresql, sqlite } from "@/e2e/support/database";
import { closeDb } from "./client";
import { read } from "./statement";

/** One line per column, index and reference, in words common to both databases. */
interface Schema {
  readonly columns: string[];
  readonly indexes: string[];
  readonly references: string[];
}

const text = z.object({ line: z.string() });
const lines = async (sql: string) => (await read(sql, [], text)).map(({ line }) => line).sort();
/** SQLite keeps 32 bits as INTEGER and times as DATETIME; a counted-up key has a sequence as its default on PostgreSQL. */
const WORDS: [RegExp, string][] = [
  [/ timestamp without time zone /, " datetime "],
  [/ bytea /, " blob "],
  [/ default nextval\(.*$/, " default none"],
  [/::[a-z ]+/, ""],
  [/ default null$/, " default none"],
  [/"/g, ""],
];
const common = (line: string) => WORDS.reduce((words, [pattern, word]) => words.replace(pattern, word), line.toLowerCase());

async function schemaOfSqlite(): Promise<Schema> {
  const tables = "FROM sqlite_schema t, ";
  const ours = "t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '%logs_text%' AND t.name <> '_prisma_migrations'";
  return {
    columns:
      await lines(`SELECT t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" OR c.pk THEN ' required' ELSE ' optional' END
      || ' default ' || coalesce(c.dflt_value, 'none') AS line ${tables} pragma_table_info(t.name) c WHERE ${ours}`),
    indexes:
      await lines(`SELECT i.name || CASE WHEN i."unique" THEN ' unique ' ELSE ' ' END || '(' || (SELECT group_concat(name, ', ') FROM pragma_index_info(i.name)) || ')'
      AS line ${tables} pragma_index_list(t.name) i WHERE ${ours} AND i.origin <> 'pk'`),
    references:
      await lines(`SELECT t.name || '.' || f."from" || ' to ' || f."table" || '.' || f."to" || ' ' || f.on_delete || ' ' || f.on_update
      AS line ${tables} pragma_foreign_key_list(t.name) f WHERE ${ours}`),
  };
}

async function schemaOfPostgresql(): Promise<Schema> {
  return {
    columns:
      await lines(`SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' required' ELSE ' optional' END
      || ' default ' || coalesce(column_default, 'none') AS line FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`),
    indexes:
      await lines(`SELECT indexname || CASE WHEN indexdef LIKE '% UNIQUE %' THEN ' unique ' ELSE ' ' END || replace(substring(indexdef from '\\(.*\\)$'), ' text_pattern_ops', '')
      AS line FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%\\_pkey'`),
    references:
      await lines(`SELECT k.table_name || '.' || k.column_name || ' to ' || u.table_name || '.' || u.column_name || ' ' || r.delete_rule || ' ' || r.update_rule
      AS line FROM information_schema.referential_constraints r JOIN information_schema.key_column_usage k USING (constraint_name)
      JOIN information_schema.constraint_column_usage u USING (constraint_name)`),
  };
}

const databases = [sqlite(), postgresql()] as const;
const schemas: Schema[] = [];

beforeAll(async () => {
  for (const [database, schema] of [
    [databases[0], schemaOfSqlite],
    [databases[1], schemaOfPostgresql],
  ] as const) {
    await database.open();
    schemas.push(await schema());
    await closeDb();
  }
}, 60_000);
afterAll(async () => {
  for (const database of databases) await database.close();
});

test.each(["columns", "indexes", "references"] as const)("both databases have the same %s", (kind) => {
  const [ofSqlite = [], ofPostgresql = []] = schemas.map((schema) => schema[kind].map(common));
  expect(ofSqlite.length).toBeGreaterThan(5);
  expect(ofPostgresql).toEqual(ofSqlite);
});
