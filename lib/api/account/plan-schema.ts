import { z } from "zod";
import { MAX_ID } from "@/lib/domain/limits";
import { MOST_CHANGES, type PolicyChange } from "@/lib/domain/policy-change";
import { MOST_PLAN_DAYS } from "@/lib/domain/policy-plan";

const MOST_CALLS = 1_000;

const id = z.int().min(1).max(MAX_ID);
const time = z.iso.datetime({ offset: true }).nullable().optional();
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "*"]);
const permission = { api_id: id, method };
const member = { user: id, group: id };
const bounds = { from: time, until: time };

const change = z.union([
  z.strictObject({ kind: z.literal("grant"), user: id, ...permission, ...bounds }),
  z.strictObject({ kind: z.literal("grant"), group: id, ...permission, ...bounds }),
  z.strictObject({ kind: z.literal("revoke"), user: id, ...permission }),
  z.strictObject({ kind: z.literal("revoke"), group: id, ...permission }),
  z.strictObject({ kind: z.literal("join"), ...member, ...bounds }),
  z.strictObject({ kind: z.literal("leave"), ...member }),
  z.strictObject({ kind: z.literal("pattern"), api_id: id, pattern: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.enum(["superuser", "active"]), user: id, value: z.boolean() }),
]);

/** The body of `POST /account/plan/`. Times are ISO 8601 with their offset. */
export const planFields = z.object({
  changes: z.array(change).max(MOST_CHANGES),
  calls: z
    .array(z.strictObject({ user: id, method: z.string().max(10), path: z.string().startsWith("/").max(1_000) }))
    .max(MOST_CALLS)
    .optional(),
  days: z.int().min(1).max(MOST_PLAN_DAYS).optional(),
});

/** A change as it is sent. */
export type SentChange = z.output<typeof change>;

/** The change in the words of the house. */
export function changeOf(sent: SentChange): PolicyChange {
  switch (sent.kind) {
    case "grant":
      return { kind: "grant", holder: holderOf(sent), apiId: sent.api_id, method: sent.method, ...boundsOf(sent) };
    case "revoke":
      return { kind: "revoke", holder: holderOf(sent), apiId: sent.api_id, method: sent.method };
    case "join":
      return { kind: "join", userId: sent.user, groupId: sent.group, ...boundsOf(sent) };
    case "leave":
      return { kind: "leave", userId: sent.user, groupId: sent.group };
    case "pattern":
      return { kind: "pattern", apiId: sent.api_id, pattern: sent.pattern };
    default:
      return { kind: sent.kind, userId: sent.user, value: sent.value };
  }
}

function holderOf(sent: { readonly user: number } | { readonly group: number }) {
  return "user" in sent ? { user: sent.user } : { group: sent.group };
}

function boundsOf({ from, until }: { readonly from?: string | null | undefined; readonly until?: string | null | undefined }) {
  return { from: from ? Date.parse(from) : null, until: until ? Date.parse(until) : null };
}
