import { z } from "zod";
import type { DocumentedOperation } from "@/lib/http/documented";
import { idShape } from "@/lib/http/shapes";
import { done, refused, told } from "./documented-collections";

const count = z.int().min(0);
const right = z.strictObject({ method: z.string(), pattern: z.string() });
const change = z.looseObject({ kind: z.string() });
const counted = z.strictObject({ calls: count, users: count });
const plan = z.strictObject({
  version: count,
  changes: z.array(z.strictObject({ change, allowed: z.boolean() })),
  skipped: z.array(change),
  users: z.strictObject({ users: count, complete: z.boolean(), gaining: count, losing: count }),
  effects: z.array(
    z.strictObject({ user: idShape, username: z.string(), gains: count, losses: count, gained: z.array(right), lost: z.array(right) }),
  ),
  calls: z.strictObject({
    ...{ days: count, complete: z.boolean(), refused: counted, allowed: counted },
    examples: z.array(
      z.strictObject({ user: idShape, username: z.string(), method: z.string(), path: z.string(), calls: count, allowed: z.boolean() }),
    ),
  }),
  warnings: z.array(change),
  verdicts: z.array(z.strictObject({ before: z.boolean(), after: z.boolean() })),
});

const REVOKE = { kind: "revoke", group: 1, api_id: 1, method: "GET" };
const RIGHT = { method: "GET", pattern: "/account/user/" };

/** What changes of rights would do: an addition of ours. */
export const plans: readonly DocumentedOperation[] = [
  {
    ...{ method: "POST", path: "/account/plan/", section: "7.3", heading: "plan before save", extension: true },
    summary: "Preview changes of rights",
    request: { body: { changes: [REVOKE], calls: [{ user: 7, method: "GET", path: "/account/user/" }], days: 7 } },
    ...{ status: 200, answer: done(200, plan) },
    example: told(200, {
      version: 12,
      changes: [{ change: REVOKE, allowed: true }],
      skipped: [],
      users: { users: 1, complete: true, gaining: 0, losing: 1 },
      effects: [{ user: 7, username: "user3", gains: 0, losses: 1, gained: [], lost: [RIGHT] }],
      calls: {
        ...{ days: 7, complete: true, refused: { calls: 37, users: 1 }, allowed: { calls: 0, users: 0 } },
        examples: [{ user: 7, username: "user3", method: "GET", path: "/account/user/", calls: 37, allowed: false }],
      },
      warnings: [{ kind: "last_holder", ...RIGHT }],
      verdicts: [{ before: true, after: false }],
    }),
    refusals: { 400: refused({ changes: ['Entry 0 is wrong at "method".'] }) },
  },
];
