/** The columns of a user that callers write, by their documented names (contract section 4.1). */
export interface UserValues {
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly is_superuser: boolean;
  readonly is_staff: boolean;
  readonly is_active: boolean;
  readonly gender: string;
  readonly phone: string | null;
  readonly dingding: string | null;
  readonly wechat: string | null;
  readonly work_id: string | null;
  readonly icon: string | null;
  readonly alias: string | null;
  readonly avatar: string | null;
  readonly is_grade: number;
  readonly is_super: number;
  readonly school_id: number;
}

/** A user as all documents show parts of it. Ids ascend; `permissions` are the user's own, not those of the groups. */
export interface UserRecord {
  readonly id: number;
  readonly values: UserValues;
  readonly lastLogin: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly groups: readonly number[];
  readonly permissions: readonly number[];
}

/** A user that was deleted and can be restored, with the groups and permissions of that time. */
export interface DeletedUser {
  readonly user: UserRecord;
  readonly deletedAt: Date;
}

/** What a document does not ask when a user is created (contract section 2.4). */
export const USER_DEFAULTS: Omit<UserValues, "username"> = {
  first_name: "",
  last_name: "",
  email: null,
  is_superuser: false,
  is_staff: false,
  is_active: true,
  gender: "other",
  phone: null,
  dingding: null,
  wechat: null,
  work_id: null,
  icon: null,
  alias: null,
  avatar: null,
  is_grade: 0,
  is_super: 0,
  school_id: 1,
};

/** Those of the `wanted` values that are not what the user has. */
export function changedValues(stored: UserValues, wanted: Partial<UserValues>): Partial<UserValues> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== stored[name as keyof UserValues]));
}

/** Whether two id lists name the same objects; duplicates were removed from both. */
export function sameIds(one: readonly number[], other: readonly number[]): boolean {
  const known = new Set(one);
  return one.length === other.length && other.every((id) => known.has(id));
}
