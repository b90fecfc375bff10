import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Line } from "@/lib/api/openapi/line";
import { refusalStatuses } from "@/lib/api/openapi/refusals";
import { db } from "@/lib/db/client";
import { filled } from "../documented";
import { openServer, server } from "../support/program";
import { addSession, addUser } from "../support/rows";
import { type Attempt, attempts } from "./fuzz-input";
import { newName, paramsFor } from "./objects";
import { loadLines } from "./served";

/** Tries for each operation. More of them, then each time others, with `FUZZ_RUNS`; `FUZZ_SEED` repeats a run. */
const RUNS = process.env.FUZZ_RUNS ? { numRuns: Number(process.env.FUZZ_RUNS) } : { numRuns: 20, seed: 1_893_456_000 };
const SEED = process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : {};
const PATIENCE = 30_000 + RUNS.numRuns * 1_000;

const lines = await loadLines();
openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });

describe("whatever is sent is answered as documented, and leaves its row", () => {
  it.each(lines.map((line): [string, string, Line] => [line.method, line.address.template, line]))(
    "%s %s",
    async (_method, template, line) => {
      const cookie = `sessionid=${await addSession(await addUser(newName(), { isSuperuser: true }))}`;
      const params = await paramsFor(template);
      const property = fc.asyncProperty(attempts(line, params.pk ?? "1"), (attempt) =>
        answersAsDocumented(line, { ...params, ...attempt }, cookie),
      );
      await fc.assert(property, { ...RUNS, ...SEED });
    },
    PATIENCE,
  );
});

describe("afterwards", () => {
  it("the server is well, and printed no failure", async () => {
    const response = await fetch(`${server.url}/api/v1/base/health`);
    expect([response.status, (await response.json()).data.status]).toEqual([200, "healthy"]);
    expect(server.output()).not.toMatch(/failed|Uncaught|Unhandled/);
    expect(await db().errorLog.count({ where: { status: { gte: 500 } } })).toBe(0);
  });
});

async function answersAsDocumented(
  line: Line,
  { query, caller, sent, ...params }: Attempt & { readonly sid?: string },
  cookie: string,
): Promise<void> {
  const { document, uses, method, address, endpoint } = line;
  const response = await fetch(`${server.url}${filled(address.template, params)}${query}`, {
    method,
    headers: { ...sent.headers, ...CREDENTIALS[caller](cookie), "x-forwarded-for": newSource() },
    ...(sent.body !== undefined && { body: sent.body }),
    redirect: "manual",
  });
  const text = await response.text();
  const { status, headers } = response;
  const wanted = [uses[0]?.status, ...refusalStatuses(line).filter((one) => one < 500)];
  expect(wanted, text).toContain(status);
  expect(headers.get("content-type")).toBe("application/json");
  const shapes =
    status < 300 ? uses.flatMap(({ answer, paged }) => (paged ? [answer, paged] : [answer])) : [document.refusals[status]?.schema];
  const told: unknown = JSON.parse(text);
  expect(
    shapes.some((shape) => shape?.safeParse(told).success),
    `${status} ${text.slice(0, 300)}`,
  ).toBe(true);
  const requestId = headers.get("x-request-id") ?? "";
  expect(await db().operationLog.count({ where: { requestId } })).toBe(endpoint.quiet ? 0 : 1);
}

const CREDENTIALS: Readonly<Record<Attempt["caller"], (cookie: string) => Record<string, string>>> = {
  superuser: (cookie) => ({ cookie }),
  anonymous: () => ({}),
  broken: () => ({ authorization: "Bearer a.b.c" }),
};

let sources = 0;
/** Limits count by source, and rows of strangers too. */
function newSource(): string {
  sources += 1;
  return `10.${(sources >> 16) & 255}.${(sources >> 8) & 255}.${sources & 255}`;
}
