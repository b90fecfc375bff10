import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { standingRefusals } from "@/lib/domain/user";
import { USER_DEFAULTS, type UserValues } from "@/lib/domain/user-record";
import { phoneKey, usernameKey } from "@/lib/domain/username";
import { AppError, type Issue } from "@/lib/errors";
import type { Tx } from "./client";
import { slices } from "./page";
import { bumpPolicy } from "./policy";
import { endSessions } from "./sessions";
import { read } from "./statement";
import { insertUsers } from "./user-insert";

/** A password as it is stored: its hash, and whether it is easily guessed. */
export interface StoredPassword {
  readonly password: string;
  readonly passwordWeak: boolean;
}

/** A user to be created; what `values` leave out gets its default. */
export interface NewUser {
  readonly values: Partial<UserValues> & Pick<UserValues, "username">;
  readonly secret: StoredPassword;
}

/** Who holds a name, phone or work id, as far as it was asked. */
export type TakenNames = Readonly<Record<Key, Map<string, number>>>;

/** Nothing asked yet. */
export function takenNames(): TakenNames {
  return { usernameKey: new Map(), workIdKey: new Map(), phoneKey: new Map() };
}

/**
 * For each of `rows`, the issues of a username, full phone number or work id that a live user has, or that an earlier row asks for.
 * @param except the user being changed, whose own values are free to that user
 * @param found what was found of the rows before these; takes up what is found of these
 */
export async function takenIssues(
  on: Tx,
  rows: readonly Partial<UserValues>[],
  except?: number,
  found: TakenNames = takenNames(),
): Promise<Issue[][]> {
  const asked = rows.map(keysOf);
  await findHolders(on, asked, found);
  return asked.map((row) =>
    UNIQUE.flatMap(({ key, field, rule }) => {
      const value = row[key];
      if (value == null) return [];
      const holder = found[key].get(value);
      found[key].set(value, holder ?? EARLIER_ROW);
      return holder === undefined || holder === except ? [] : [{ field, rule }];
    }),
  );
}

/** Creates users at `now`; their ids in the order given. Raises the database's own error for a key taken meanwhile: see `raced`. */
export async function createUserRows(tx: Tx, users: readonly NewUser[], now: Date): Promise<number[]> {
  const ids = new Map<string | null, number>();
  // Short statements, with pauses: on SQLite they hold the event loop, one after the other without a gap.
  for (const slice of slices(users, 50)) {
    if (ids.size > 0) await nextTurn();
    const data = slice.map(({ values, secret }) => {
      const complete = { ...USER_DEFAULTS, ...values };
      return { ...userColumns(complete), username: complete.username, ...secret, createdAt: now, updatedAt: now };
    });
    for (const [key, id] of await insertUsers(tx, data)) ids.set(key, id);
  }
  return users.map(({ values }) => ids.get(usernameKey(values.username)) ?? 0);
}

/** Creates one user and returns its id; see `createUserRows`. */
export async function createUserRow(tx: Tx, values: NewUser["values"], secret: StoredPassword, now: Date): Promise<number> {
  const [id = 0] = await createUserRows(tx, [{ values, secret }], now);
  return id;
}

/** A change of one user. */
export interface UserChange {
  readonly id: number;
  /** Only what changes. */
  readonly values: Partial<UserValues>;
  /** A new password, when there is one. */
  readonly secret: StoredPassword | null;
  /** The session that outlives a change of the own password. */
  readonly keptSession: string | null;
}

/**
 * Changes a live user at `now`, with all that follows: a new password and deactivation end sessions, other standing is told as a
 * change of rights. Raises `not_found` when the user is gone meanwhile, `invalid` when no active superuser would be left, and the
 * database's own error for a key taken meanwhile: see `raced`.
 */
export async function updateUserRow(tx: Tx, { id, values, secret, keptSession }: UserChange, now: Date): Promise<void> {
  if (values.is_superuser !== undefined || values.is_active !== undefined) {
    const issues = await standingIssues(tx, id, values);
    if (issues.length > 0) throw new AppError("invalid", { issues });
  }
  const data = { ...userColumns(values), ...secret, updatedAt: now };
  const { count } = await tx.user.updateMany({ where: { id, deletedAt: null }, data });
  if (count === 0) throw new AppError("not_found");
  if (secret) await endSessions(tx, { userId: id, ...(keptSession !== null && { id: { not: keptSession } }) }, "password", now);
  if (values.is_active === false) await endSessions(tx, { userId: id }, "deactivated", now);
}

/** Marks live users as deleted: their names are free at once and their sessions end. How many there were. */
export async function deleteUserRows(tx: Tx, ids: readonly number[], now: Date): Promise<number> {
  let deleted = 0;
  const gone = { deletedAt: now, updatedAt: now, usernameKey: null, phoneKey: null, workIdKey: null };
  for (const slice of slices(ids)) {
    const { count } = await tx.user.updateMany({ where: { id: { in: slice }, deletedAt: null }, data: gone });
    await endSessions(tx, { userId: { in: slice } }, "deleted", now);
    deleted += count;
  }
  return deleted;
}

/** Brings a user back that was deleted at `since` or later, with the keys of `values`. Whether there was one; raises as `createUserRows`. */
export async function restoreUserRow(
  tx: Tx,
  { id, values }: { readonly id: number; readonly values: UserValues },
  since: Date,
  now: Date,
): Promise<boolean> {
  const data = { deletedAt: null, updatedAt: now, ...keysOf(values) };
  const { count } = await tx.user.updateMany({ where: { id, deletedAt: { gte: since } }, data });
  return count > 0;
}

/**
 * The issues of a change that would demote or deactivate the last active superuser, in the order of the fields. Takes the lock of
 * the policy (and so tells a change of rights), under which all such changes stand in line.
 */
async function standingIssues(tx: Tx, id: number, change: Partial<UserValues>): Promise<Issue[]> {
  await bumpPolicy(tx);
  const before = await tx.user.findFirst({ where: { id, deletedAt: null }, select: { isSuperuser: true, isActive: true } });
  if (!before) throw new AppError("not_found");
  const others = await tx.user.count({ where: { ...ACTIVE_SUPERUSER, id: { not: id } } });
  const asked = {
    ...(change.is_superuser !== undefined && { isSuperuser: change.is_superuser }),
    ...(change.is_active !== undefined && { isActive: change.is_active }),
  };
  const names = { isSuperuser: "is_superuser", isActive: "is_active" } as const;
  return standingRefusals(before, asked, others).map(({ field, rule }) => ({ field: names[field], rule }));
}

/** How many active superusers there are, and how many of them are among `ids`. Takes the lock of the policy as `standingIssues` does. */
export async function countSuperusers(tx: Tx, ids: readonly number[]): Promise<{ all: number; among: number }> {
  await bumpPolicy(tx);
  const all = await tx.user.findMany({ where: ACTIVE_SUPERUSER, select: { id: true } });
  const asked = new Set(ids);
  return { all: all.length, among: all.filter(({ id }) => asked.has(id)).length };
}

const ACTIVE_SUPERUSER = { isSuperuser: true, isActive: true, deletedAt: null } as const;
/** Stands for the id of a row that has none yet. */
const EARLIER_ROW = 0;

const UNIQUE = [
  { key: "usernameKey", column: "username_key", field: "username", rule: "username_taken" },
  { key: "workIdKey", column: "work_id_key", field: "work_id", rule: "work_id_taken" },
  { key: "phoneKey", column: "phone_key", field: "phone", rule: "phone_taken" },
] as const;
const HELD = `id, ${UNIQUE.map(({ key, column }) => `${column} AS "${key}"`).join(", ")}`;
const held = z.string().nullable();
const holder = z.object({ id: z.number(), usernameKey: held, workIdKey: held, phoneKey: held });
type Key = (typeof UNIQUE)[number]["key"];

const COLUMNS = {
  username: "username",
  first_name: "firstName",
  last_name: "lastName",
  email: "email",
  is_superuser: "isSuperuser",
  is_staff: "isStaff",
  is_active: "isActive",
  gender: "gender",
  phone: "phone",
  dingding: "dingding",
  wechat: "wechat",
  work_id: "workId",
  icon: "icon",
  alias: "alias",
  avatar: "avatar",
  is_grade: "isGrade",
  is_super: "isSuper",
  school_id: "schoolId",
} as const satisfies Record<keyof UserValues, string>;

type Keys = { [K in Key]?: string | null };
type UserColumns = { [K in keyof UserValues as (typeof COLUMNS)[K]]?: UserValues[K] } & Keys;

/** The columns of the values that are given, each name, phone and work id with the key that keeps it unique. */
function userColumns(values: Partial<UserValues>): UserColumns {
  const given = Object.entries(COLUMNS).flatMap(([name, column]) => {
    const value = values[name as keyof UserValues];
    return value === undefined ? [] : [[column, value]];
  });
  return { ...Object.fromEntries(given), ...keysOf(values) };
}

/** Of an empty e-mail and the like nothing is unique; a key that stays out of the result is not changed. */
function keysOf({ username, phone, work_id }: Partial<UserValues>): Keys {
  return {
    ...(username !== undefined && { usernameKey: usernameKey(username) }),
    ...(phone !== undefined && { phoneKey: phoneKey(phone) }),
    ...(work_id !== undefined && { workIdKey: work_id }),
  };
}

/** One statement for all keys: in several, a user created in between would be seen by halves. */
async function findHolders(on: Tx, rows: readonly Keys[], found: TakenNames): Promise<void> {
  for (const slice of slices(rows, 300)) {
    const asked = UNIQUE.flatMap(({ key, column }) => {
      const values = slice.flatMap((row) => row[key] ?? []);
      return values.length > 0 ? [{ column, values }] : [];
    });
    if (asked.length === 0) continue;
    const where = asked.map(({ column, values }) => `${column} IN (${values.map(() => "?").join(", ")})`).join(" OR ");
    const params = asked.flatMap(({ values }) => values);
    for (const row of await read(`SELECT ${HELD} FROM users WHERE ${where}`, params, holder, on)) {
      for (const { key } of UNIQUE) if (row[key] !== null) found[key].set(row[key], row.id);
    }
  }
}
