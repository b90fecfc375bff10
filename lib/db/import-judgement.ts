import { inOrder } from "@/lib/domain/draft";
import type { ImportColumns } from "@/lib/domain/import-columns";
import { groupFinder, type ImportedUser, type ReadRow, readImportRow } from "@/lib/domain/import-row";
import type { Snapshot } from "@/lib/domain/rights";
import { storedFields, superuserIssues } from "@/lib/domain/user-fields";
import { USER_DEFAULTS, type UserValues } from "@/lib/domain/user-record";
import type { Issue } from "@/lib/errors";
import type { Tx } from "./client";
import { newUserIssues } from "./new-users";
import { takenNames } from "./users";

/** A row of a table, judged as a new user. */
export interface JudgedRow {
  readonly user: Partial<ImportedUser>;
  readonly issues: readonly Issue[];
  readonly warnings: ReadRow["warnings"];
}

/** For whom and how a table is read. */
export interface Judge {
  readonly columns: ImportColumns;
  readonly groups: Snapshot["groups"];
  /** Whether who asks is a superuser: only these may set some fields. */
  readonly superuser: boolean;
  readonly isWeak: (
    password: string,
    owner: { readonly username: string; readonly phone: string | null; readonly email: string | null },
  ) => boolean;
}

/**
 * Judges the rows of a table, portion by portion, by the rules under which users are created one by one; a name that an earlier row
 * of the table asks for is taken.
 */
export function importJudge({
  columns,
  groups,
  superuser,
  isWeak,
}: Judge): (on: Tx, rows: readonly (readonly string[])[]) => Promise<JudgedRow[]> {
  const taken = takenNames();
  const groupId = groupFinder(groups.values());
  return async (on, rows) => {
    const read = rows.map((cells) => readImportRow(cells, columns, groupId));
    const asked = read.map(({ draft: { values } }) => ({ values: storedValues(values), groups: values.groups }));
    const found = await newUserIssues(on, asked, taken);
    return read.map(({ draft, warnings }, at) => {
      const refused = superuser ? [] : superuserIssues(draft.values, { values: USER_DEFAULTS, groups: [], permissions: [] });
      const { username = "", phone = null, email = null, password } = draft.values;
      const weak = password !== undefined && isWeak(password, { username, phone, email });
      return {
        user: draft.values,
        issues: inOrder(draft, [...(found[at] ?? []), ...refused]),
        warnings: [...warnings, ...(weak ? (["weak_password"] as const) : [])],
      };
    });
  };
}

/** The columns of the users table that a row fills. */
export function storedValues(user: Partial<ImportedUser>): Partial<UserValues> {
  return storedFields(user);
}
