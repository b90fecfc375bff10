import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { sqlite } from "@/e2e/support/database";
import { seedOperation } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { inBulk } from "./bulk";
import { foldRows } from "./log-fold";
import { readLogWindow } from "./log-window";
import { read } from "./statement";

const START = Date.UTC(2030, 0, 1);
const PORTIONS = 60;
const ROWS = 25;
const database = sqlite();

beforeAll(() => database.open(), 60_000);
afterAll(() => database.close());

it("the search index stays in few pieces, however small the portions that come", async () => {
  const random = randomFrom(5);
  const rows = Array.from({ length: PORTIONS * ROWS }, (_, at) =>
    seedOperation(random, new Date(START + at * 1_000), [{ id: 1, username: `user${at}` }]),
  );
  await inBulk((insert) => insert("operation_logs", rows));
  for (let at = 0; at < PORTIONS; at++) await foldRows("op", { at: 0, most: ROWS, portion: ROWS });
  const pieces = "SELECT count(DISTINCT segid) AS n FROM operation_logs_text_idx";
  const [counted] = await read(pieces, [], z.object({ n: z.number() }));
  expect(counted?.n).toBeLessThan(PORTIONS / 5);
  const filter = { log: "op", from: START, to: START + 1e9, terms: [], text: "user777" } as const;
  expect((await readLogWindow(filter, null, 10)).rows.map(({ username }) => username)).toEqual(["user777"]);
});
