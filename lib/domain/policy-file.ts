import { z } from "zod";
import { ASSERTED_METHODS, MOST_EXEMPT_GROUPS, MOST_NOTE, MOST_PATH } from "./assertion";

/** The version of the form; a file of another one is refused. */
export const POLICY_FILE = 1;

const time = z.iso.datetime({ offset: true }).optional();
const span = { from: time, until: time };
const groupName = z.string().min(1).max(150);
const username = z.string().min(1).max(150);
const text = (max: number) => z.string().max(max).nullable();
const groupHolder = z.strictObject({ group: groupName, ...span });
const userHolder = z.strictObject({ user: username, ...span });

const permission = z.strictObject({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "*"]),
  groups: z.array(groupHolder),
  /** Only in files with users. */
  users: z.array(userHolder).optional(),
});
const api = z.strictObject({
  ...{ app: text(30), pattern: z.string().min(1).max(100), name: text(50), comment: text(100) },
  permissions: z.array(permission),
});
const group = z.strictObject({ name: groupName, members: z.array(userHolder).optional() });
const subject = z.union([
  z.strictObject({ group: groupName }),
  z.strictObject({ user: username }),
  z.strictObject({ nobody_but: z.array(groupName).max(MOST_EXEMPT_GROUPS) }),
]);
const assertion = z.strictObject({
  ...{ subject, allowed: z.boolean(), method: z.enum(ASSERTED_METHODS), path: z.string().startsWith("/").max(MOST_PATH) },
  note: text(MOST_NOTE),
});

/**
 * The whole policy by names instead of ids, sorted, so that two exports of one policy are the same text. Times are ISO 8601 with
 * their offset; a bound that is left out is none. `users` says whether members and grants of single users are part of it.
 */
export const policyFile = z.strictObject({
  gatehouse_policy: z.literal(POLICY_FILE),
  users: z.boolean(),
  groups: z.array(group),
  apis: z.array(api),
  assertions: z.array(assertion),
});
export type PolicyFile = z.output<typeof policyFile>;
export type FileSubject = PolicyFile["assertions"][number]["subject"];

/** The file as text, one field a line, so that version control shows what changed. */
export function policyText(file: PolicyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
