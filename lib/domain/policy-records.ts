/** A group; `permissions` are ids, ascending. */
export interface GroupRecord {
  readonly id: number;
  readonly name: string;
  readonly permissions: readonly number[];
}

/** A registered back-end API. */
export interface ApiRecord {
  readonly id: number;
  readonly name: string | null;
  readonly pattern: string;
  readonly appName: string | null;
  readonly comment: string | null;
}

/** A method of a back-end API. */
export interface PermissionRecord {
  readonly id: number;
  readonly method: string;
  readonly apiId: number;
}
