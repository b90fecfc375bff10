import { z } from "zod";
import { MAX_ID } from "./limits";

/**
 * Whom a sentence is about. `group`: somebody who is in that group and has nothing else. `user`: that user as things stand.
 * `nobodyBut`: everybody who is no superuser and in none of the groups; such a sentence only forbids.
 */
export type AssertionSubject = { readonly group: number } | { readonly user: number } | { readonly nobodyBut: readonly number[] };

export const ASSERTED_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type AssertedMethod = (typeof ASSERTED_METHODS)[number];

/** A sentence about rights that must stay true: the subject may, or may not, do `method` on `path` (canonical). */
export interface Assertion {
  readonly subject: AssertionSubject;
  readonly allowed: boolean;
  readonly method: AssertedMethod;
  readonly path: string;
}

/** An assertion as it is stored. */
export interface StoredAssertion extends Assertion {
  readonly id: number;
  readonly note: string | null;
}

/** What the names of a sentence are, for telling it. */
export interface NamesOfRights {
  readonly groups: ReadonlyMap<number, string>;
  readonly users: ReadonlyMap<number, string>;
}

/** A stored assertion and how it stands. */
export interface AssertionStanding {
  readonly id: number;
  readonly parts: SentenceParts;
  readonly note: string | null;
  readonly holds: boolean;
  /** How many users make it false, and the names of some; 0 where a group makes it false by itself. */
  readonly offenders: { readonly count: number; readonly names: readonly string[] };
}

/** Every change of rights asks all of them. */
export const MOST_ASSERTIONS = 200;
export const MOST_NOTE = 100;
export const MOST_PATH = 200;
export const MOST_EXEMPT_GROUPS = 20;

const id = z.number().int().min(1).max(MAX_ID);

/** Reads a subject as it is stored. */
export const assertionSubject: z.ZodType<AssertionSubject> = z.union([
  z.strictObject({ group: id }),
  z.strictObject({ user: id }),
  z.strictObject({ nobodyBut: z.array(id).max(MOST_EXEMPT_GROUPS) }),
]);

/** Reads a sentence and its note, from outside of the database. */
export const notedAssertion = z.strictObject({
  ...{ subject: assertionSubject, allowed: z.boolean(), method: z.enum(ASSERTED_METHODS) },
  ...{ path: z.string().startsWith("/").max(MOST_PATH), note: z.string().max(MOST_NOTE).nullable() },
});

/** The one spelling of a subject in the database, so that a sentence is stored once. */
export function subjectText(subject: AssertionSubject): string {
  if (!("nobodyBut" in subject)) return JSON.stringify(subject);
  return JSON.stringify({ nobodyBut: [...new Set(subject.nobodyBut)].sort((a, b) => a - b) });
}

/** The ids that the sentences name. */
export function namedBy(assertions: readonly Assertion[]): { groups: number[]; users: number[] } {
  const groups = assertions.flatMap(({ subject }) =>
    "nobodyBut" in subject ? subject.nobodyBut : "group" in subject ? subject.group : [],
  );
  const users = assertions.flatMap(({ subject }) => ("user" in subject ? subject.user : []));
  return { groups: [...new Set(groups)], users: [...new Set(users)] };
}

/** The parts of a sentence that every language puts into its own order. */
export interface SentenceParts {
  readonly [name: string]: string;
  /** `others`: nobody but superusers and the members of groups. */
  readonly kind: "group" | "user" | "nobody" | "others";
  readonly allowed: "yes" | "no";
  /** Of the group or user, or of the groups whose members are left out, joined. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** A sentence ready to be told; what is gone is named by its number. */
export function sentenceParts({ subject, allowed, method, path }: Assertion, { groups, users }: NamesOfRights): SentenceParts {
  const rest = { allowed: allowed ? "yes" : "no", method, path } as const;
  const groupName = (one: number) => groups.get(one) ?? `#${one}`;
  if ("group" in subject) return { kind: "group", name: groupName(subject.group), ...rest };
  if ("user" in subject) return { kind: "user", name: users.get(subject.user) ?? `#${subject.user}`, ...rest };
  const names = subject.nobodyBut.map(groupName).join(", ");
  return { kind: names === "" ? "nobody" : "others", name: names, ...rest };
}
