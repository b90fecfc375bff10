import { z } from "zod";
import {
  ASSERTED_METHODS,
  assertionSubject,
  MOST_ASSERTIONS,
  type NamesOfRights,
  namedBy,
  type StoredAssertion,
} from "@/lib/domain/assertion";
import type { Tx } from "./client";
import { slices } from "./page";
import { read, yesNo } from "./statement";

/** All stored assertions by id. */
export function readAssertions(on?: Tx): Promise<StoredAssertion[]> {
  return read(`SELECT id, subject, allowed, method, path, note FROM assertions ORDER BY id LIMIT ${MOST_ASSERTIONS}`, [], row, on);
}

/** The names of the users, with `live` only those not deleted, and groups that the sentences are about; what is gone has none. */
export async function readNames(on: Tx, assertions: readonly StoredAssertion[], which: "all" | "live" = "all"): Promise<NamesOfRights> {
  const { groups, users } = namedBy(assertions);
  const names = { groups: new Map<number, string>(), users: new Map<number, string>() };
  for (const slice of slices(groups)) {
    for (const { id, name } of await on.group.findMany({ where: { id: { in: slice } }, select: { id: true, name: true } })) {
      names.groups.set(id, name);
    }
  }
  for (const slice of slices(users)) {
    const rows = await on.user.findMany({
      where: { id: { in: slice }, ...(which === "live" && { deletedAt: null }) },
      select: { id: true, username: true },
    });
    for (const { id, username } of rows) names.users.set(id, username);
  }
  return names;
}

const row = z.object({
  id: z.number(),
  subject: z.string().transform((text) => assertionSubject.parse(JSON.parse(text))),
  allowed: yesNo,
  method: z.enum(ASSERTED_METHODS),
  path: z.string(),
  note: z.string().nullable(),
});
