/** A permission: one HTTP method, or `ALL` / `*`, on the pattern of one backend API. The method is stored upper-case. */
export interface PermissionRule {
  readonly id: number;
  readonly method: string;
  readonly apiId: number;
  readonly pattern: string;
}

/** A time span in milliseconds since 1970, `from` included and `until` excluded; null = no bound. */
export interface Bound {
  readonly from: number | null;
  readonly until: number | null;
}

/** A permission given to a user or to a group. */
export interface Granted extends Bound {
  readonly permissionId: number;
}

/** A user's place in a group. */
export interface Member extends Bound {
  readonly groupId: number;
}

export interface GroupRule {
  readonly id: number;
  readonly name: string;
  readonly grants: readonly Granted[];
}

/** A back-end API as far as rights and their pages need it. */
export interface ApiRule {
  readonly id: number;
  readonly pattern: string;
  readonly name: string | null;
  readonly appName: string | null;
}

/** All rights of one policy version, immutable: what every decision of that version reads. */
export interface Snapshot {
  readonly version: number;
  readonly apis: ReadonlyMap<number, ApiRule>;
  readonly permissions: ReadonlyMap<number, PermissionRule>;
  readonly groups: ReadonlyMap<number, GroupRule>;
}

/** A user as the engine sees one. */
export interface Subject {
  readonly userId: number;
  readonly active: boolean;
  readonly superuser: boolean;
  readonly grants: readonly Granted[];
  readonly memberships: readonly Member[];
}

/** Where a moment (milliseconds) lies: "in" the span, or on which side of it. */
export function placeInTime(bound: Bound, at: number): "in" | "not_yet" | "expired" {
  if (bound.until !== null && at >= bound.until) return "expired";
  return bound.from !== null && at < bound.from ? "not_yet" : "in";
}

/** Whether a stored method, `ALL` or `*`, stands for every method. */
export function isAnyMethod(method: string): boolean {
  return method === "*" || method === "ALL";
}
