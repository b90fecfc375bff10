import { z } from "zod";

const time = z.number().nullable();
const place = z.enum(["in", "not_yet", "expired"]);
const span = { from: time, until: time };

const grant = z.object({
  method: z.string(),
  /** The group it comes through; null for one of the subject's own. */
  group: z.number().nullable(),
  /** Where the moment of the question lies in the span of the grant itself. */
  place,
  ...span,
});

const api = z.object({
  id: z.number(),
  name: z.string().nullable(),
  pattern: z.string(),
  /** What the subject holds of it, in force or not. */
  grants: z.array(grant),
});

const group = z.object({ id: z.number(), name: z.string(), place, ...span });

const trail = z.object({
  method: z.string(),
  path: z.string(),
  /** When it was asked, in ms. */
  at: z.number(),
  access: z.enum(["ruled", "signed_in", "open"]),
  /** Who was judged; null for somebody who is not signed in. */
  subject: z
    .object({ kind: z.enum(["user", "group"]), id: z.number(), name: z.string(), active: z.boolean(), superuser: z.boolean() })
    .nullable(),
  /** Whether the address lets its own user in, and this is that user. */
  self: z.boolean(),
  allowed: z.boolean(),
  reason: z.enum(["open", "anonymous", "inactive", "signed_in", "superuser", "self", "granted", "no_grant"]),
  /** How many permissions of its own the subject holds. */
  direct: z.number(),
  groups: z.array(group),
  /** The APIs whose pattern matches the path. */
  apis: z.array(api),
  /** How many APIs there are. */
  patterns: z.number(),
  /** How many groups and APIs are left out for brevity. */
  left: z.object({ groups: z.number(), apis: z.number() }),
});

/** All that a decision rests on, with the names of its moment, so that people can follow it. */
export type Trail = Readonly<z.output<typeof trail>>;
export type TrailApi = z.output<typeof api>;
export type TrailGroup = z.output<typeof group>;
export type TrailGrant = z.output<typeof grant>;

/** A trail as it was kept, or null for a text that is none. */
export function readTrail(text: string | null): Trail | null {
  if (text === null) return null;
  try {
    return trail.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
