import type { UserValues } from "@/lib/domain/user-record";
import type { Issue } from "@/lib/errors";
import type { Tx } from "./client";
import { bumpPolicy } from "./policy";
import { type Author, referenceIssues, relate } from "./relations";
import { createUserRows, type NewUser, type TakenNames, takenIssues } from "./users";

/** A user that somebody wants to create, as far as it was read. */
export interface AskedUser {
  readonly values: Partial<UserValues>;
  readonly groups?: readonly number[] | undefined;
  readonly permissions?: readonly number[] | undefined;
}

/**
 * For each of `rows`, what only the database can tell: names, phones and work numbers that are taken, also by an earlier row, and ids
 * that name nothing.
 * @param taken what earlier calls have found, when the rows come in portions
 */
export async function newUserIssues(on: Tx, rows: readonly AskedUser[], taken?: TakenNames): Promise<Issue[][]> {
  const values = rows.map((row) => row.values);
  const found = [
    await takenIssues(on, values, undefined, taken),
    await referenceIssues(
      on,
      "permission",
      "permissions",
      rows.map((row) => row.permissions),
    ),
    await referenceIssues(
      on,
      "group",
      "groups",
      rows.map((row) => row.groups),
    ),
    await referenceIssues(
      on,
      "school",
      "school_id",
      values.map((row) => row.school_id),
    ),
  ];
  return rows.map((_, at) => found.flatMap((issues) => issues[at] ?? []));
}

/** Creates users with their groups and permissions; their ids in the order given. Raises as `createUserRows`. */
export async function insertNewUsers(tx: Tx, rows: readonly (NewUser & Omit<AskedUser, "values">)[], author: Author): Promise<number[]> {
  const gives = ({ groups = [], permissions = [], values }: (typeof rows)[number]) =>
    groups.length + permissions.length > 0 || values.is_superuser === true;
  if (rows.some(gives)) await bumpPolicy(tx);
  const ids = await createUserRows(tx, rows, author.now);
  const related = (field: "groups" | "permissions") => rows.map((row, at) => ({ owner: ids[at] ?? 0, ids: row[field] ?? [] }));
  await relate(tx, "userGroups", related("groups"), author);
  await relate(tx, "userPermissions", related("permissions"), author);
  return ids;
}
