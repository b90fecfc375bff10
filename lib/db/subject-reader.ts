import type { Subject } from "@/lib/domain/rights";
import { usernameKey } from "@/lib/domain/username";
import { db } from "./client";
import { readAccounts } from "./user-reader";

/** A live user whose rights are asked for. */
export interface NamedSubject {
  readonly username: string;
  readonly subject: Subject;
}

/** The live users of these names, at most some hundred, by `usernameKey`. Names are compared as at sign-in. */
export async function readSubjects(usernames: readonly string[]): Promise<Map<string, NamedSubject>> {
  const keys = [...new Set(usernames.map((name) => usernameKey(name.trim())))];
  const where = { usernameKey: { in: keys }, deletedAt: null };
  const rows = await db().user.findMany({ where, select: { id: true, username: true, usernameKey: true } });
  const accounts = await readAccounts(
    db(),
    rows.map(({ id }) => id),
  );
  const subjects = new Map(accounts.map(({ subject }) => [subject.userId, subject]));
  return new Map(
    rows.flatMap(({ id, username, usernameKey: key }) => {
      const subject = subjects.get(id);
      return subject && key !== null ? [[key, { username, subject }] as const] : [];
    }),
  );
}
