import { z } from "zod";
import { MAX_ID } from "./limits";

/** Who gets a permission or loses it. */
export type Holder = { readonly user: number } | { readonly group: number };

/** One change of rights that somebody plans. Times in ms since 1970, null = no bound; methods upper-case, `ALL` and `*` among them. */
export type PolicyChange =
  | {
      readonly kind: "grant";
      readonly holder: Holder;
      readonly apiId: number;
      readonly method: string;
      readonly from: number | null;
      readonly until: number | null;
    }
  | { readonly kind: "revoke"; readonly holder: Holder; readonly apiId: number; readonly method: string }
  | {
      readonly kind: "join";
      readonly userId: number;
      readonly groupId: number;
      readonly from: number | null;
      readonly until: number | null;
    }
  | { readonly kind: "leave"; readonly userId: number; readonly groupId: number }
  | { readonly kind: "pattern"; readonly apiId: number; readonly pattern: string }
  | { readonly kind: "superuser" | "active"; readonly userId: number; readonly value: boolean };

/** The most changes that one plan holds. */
export const MOST_CHANGES = 10_000;

const id = z.number().int().min(1).max(MAX_ID);
const time = z.number().int().nullable();
const bounds = { from: time, until: time };
const holder = z.union([z.strictObject({ user: id }), z.strictObject({ group: id })]);
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "*"]);

/** Reads a change as it is stored. */
export const policyChange: z.ZodType<PolicyChange> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("grant"), holder, apiId: id, method, ...bounds }),
  z.strictObject({ kind: z.literal("revoke"), holder, apiId: id, method }),
  z.strictObject({ kind: z.literal("join"), userId: id, groupId: id, ...bounds }),
  z.strictObject({ kind: z.literal("leave"), userId: id, groupId: id }),
  z.strictObject({ kind: z.literal("pattern"), apiId: id, pattern: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.enum(["superuser", "active"]), userId: id, value: z.boolean() }),
]);

/** What a change is about: two changes of one key replace each other, the later one counts. */
export function changeKey(change: PolicyChange): string {
  switch (change.kind) {
    case "grant":
    case "revoke":
      return `permission ${holderKey(change.holder)} ${change.apiId} ${change.method}`;
    case "join":
    case "leave":
      return `member ${change.userId} ${change.groupId}`;
    case "pattern":
      return `pattern ${change.apiId}`;
    default:
      return `${change.kind} ${change.userId}`;
  }
}

/** The holder as a text that is unique among users and groups: `user 5`, `group 5`. */
export function holderKey(holder: Holder): string {
  return "user" in holder ? `user ${holder.user}` : `group ${holder.group}`;
}
