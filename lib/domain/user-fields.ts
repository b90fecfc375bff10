import type { Issue } from "../errors";
import { sameIds, type UserRecord, type UserValues } from "./user-record";

/** What document `001` lets callers write of a user (contract section 4.5). */
export interface UserFields
  extends Pick<
    UserValues,
    "username" | "first_name" | "last_name" | "is_superuser" | "is_staff" | "is_active" | "gender" | "phone" | "dingding"
  > {
  readonly password: string;
  readonly email: string;
  /** Always empty. */
  readonly user_permissions: readonly number[];
  readonly permissions: readonly number[];
  readonly groups: readonly number[];
}

/** The columns among the fields; this document shows "no e-mail" as an empty text. */
export function storedFields({
  password,
  email,
  user_permissions,
  permissions,
  groups,
  ...values
}: Partial<UserFields>): Partial<UserValues> {
  return email === undefined ? values : { ...values, email: email || null };
}

/** One issue for each field that only superusers may set and that differs from what is stored, in the order of the fields. */
export function superuserIssues(
  sent: Partial<UserFields>,
  stored: Pick<UserRecord, "groups" | "permissions"> & { readonly values: Pick<UserValues, "is_superuser" | "is_staff"> },
): Issue[] {
  const changes = {
    is_superuser: sent.is_superuser !== undefined && sent.is_superuser !== stored.values.is_superuser,
    is_staff: sent.is_staff !== undefined && sent.is_staff !== stored.values.is_staff,
    permissions: sent.permissions !== undefined && !sameIds(sent.permissions, stored.permissions),
    groups: sent.groups !== undefined && !sameIds(sent.groups, stored.groups),
  };
  return Object.entries(changes).flatMap(([field, changed]) => (changed ? [{ field, rule: "superuser_only" }] : []));
}
