import { type BulkInsert, type BulkTables, inBulk, PORTION } from "@/lib/db/bulk";
import { db } from "@/lib/db/client";
import { foldRows } from "@/lib/db/log-fold";
import { LOGS, type LogName } from "@/lib/domain/log";
import type { SeedCaller } from "@/prisma/seed/logs";
import { seedError, seedLogin, seedOperation } from "@/prisma/seed/logs";
import { type Random, randomFrom } from "@/prisma/seed/random";
import { seedGroups, userSource } from "@/prisma/seed/users";

export interface Filling {
  readonly users: number;
  readonly groups: number;
  /** Rows of the operation log; a tenth as many sign-ins and a fiftieth as many errors come with them. */
  readonly logs: number;
  /** The stored hash that the users share. */
  readonly password: string;
  readonly randomSeed: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type Report = (what: string, done: number, of: number) => void;

/** What was added. */
export interface Filled {
  /** Of the users who are active. */
  readonly usernames: readonly string[];
  readonly rows: number;
}

interface Person extends SeedCaller {
  readonly isActive: boolean;
}

const MONTH = 30 * 86_400_000;
/** Rows that are counted in one transaction. */
const COUNTED = 20_000;

/** Adds plausible rows to the database and touches none that is there. */
export async function fill(filling: Filling, report: Report): Promise<Filled> {
  const random = randomFrom(filling.randomSeed);
  return inBulk(async (insert) => {
    const groups = await addGroups(insert, filling);
    const people = await addUsers(insert, random, filling, report);
    const memberships = await addMemberships(insert, random, people, groups, filling);
    const logs = await addLogs(insert, random, people, filling, report);
    return {
      usernames: people.flatMap(({ username, isActive }) => (isActive ? username : [])),
      rows: groups.length + people.length + memberships + logs,
    };
  });
}

async function addGroups(insert: BulkInsert, { groups, now }: Filling): Promise<number[]> {
  if (groups === 0) return [];
  const held = await db().group.findMany({ select: { name: true } });
  const names = seedGroups(groups, new Set(held.map(({ name }) => name)));
  return insert(
    "groups",
    names.map((name) => ({ name, createdAt: new Date(now) })),
  );
}

async function addUsers(insert: BulkInsert, random: Random, filling: Filling, report: Report): Promise<Person[]> {
  const held = await db().user.findMany({ where: { deletedAt: null }, select: { usernameKey: true, phoneKey: true } });
  const keys = (key: "usernameKey" | "phoneKey") => new Set(held.flatMap((row) => row[key] ?? []));
  const next = userSource(random, { ...filling, usernames: keys("usernameKey"), phones: keys("phoneKey") });
  const people: Person[] = [];
  for (const portion of portions(filling.users)) {
    const users = portion.map(next);
    const ids = await insert("users", users);
    people.push(...users.map(({ username, isActive }, at) => ({ id: ids[at] ?? 0, username, isActive })));
    report("users", people.length, filling.users);
  }
  return people;
}

/** Only into groups of this run: those that stand may have rights. */
async function addMemberships(
  insert: BulkInsert,
  random: Random,
  people: readonly SeedCaller[],
  groups: readonly number[],
  { now }: Filling,
): Promise<number> {
  const [first, ...others] = groups;
  if (first === undefined) return 0;
  const rows = people.map(({ id }) => ({ userId: id, groupId: random.of([first, ...others]), createdAt: new Date(now) }));
  for (let from = 0; from < rows.length; from += PORTION) await insert("memberships", rows.slice(from, from + PORTION));
  return rows.length;
}

/** In the order of time, as a server writes them, over the last month. */
async function addLogs(insert: BulkInsert, random: Random, people: readonly SeedCaller[], filling: Filling, report: Report) {
  const add = async <T extends keyof BulkTables>(table: T, count: number, row: (time: Date) => BulkTables[T]) => {
    const time = (at: number) => new Date(filling.now - MONTH + Math.floor((MONTH * (at + 1)) / (count + 1)));
    for (const portion of portions(count)) {
      const ids = await insert(
        table,
        portion.map((at) => row(time(at))),
      );
      report(table.replace("_", " "), (portion[0] ?? 0) + ids.length, count);
    }
    return count;
  };
  const operations = await add("operation_logs", filling.logs, (time) => seedOperation(random, time, people));
  const logins = await add("login_logs", Math.floor(filling.logs / 10), (time) => seedLogin(random, time, people));
  const errors = await add("error_logs", Math.floor(filling.logs / 50), (time) => seedError(random, time, people));
  // A server would count them too, at a pace that nobody feels.
  for (const log of LOGS) await countAll(log, report);
  return operations + logins + errors;
}

async function countAll(log: LogName, report: Report): Promise<void> {
  for (let counted = COUNTED; await foldRows(log, { at: 0, most: COUNTED, portion: COUNTED, alone: true }); counted += COUNTED) {
    report(`counted rows of the ${log} log`, counted, counted);
  }
}

/** The numbers from 0 to `count` - 1 in portions. */
function* portions(count: number): Generator<number[]> {
  for (let from = 0; from < count; from += PORTION) yield Array.from({ length: Math.min(PORTION, count - from) }, (_, at) => from + at);
}
