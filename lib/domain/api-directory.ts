import { z } from "zod";
import { text } from "./fields";
import type { ApiRecord } from "./policy-records";

/** What forms write of a back-end API (contract section 7.3). That RE2 takes the pattern is for the operation to find out. */
export const apiForm = z.object({
  name: text({ max: 50, nullable: true }),
  pattern: text({ max: 100 }),
  app_name: text({ max: 30, nullable: true }),
  comment: text({ max: 100, nullable: true }),
});

/** Methods that a permission can have, in the order in which pages show them. */
export const PERMISSION_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "ALL"] as const;

/** The back-end APIs that a search finds, by app and name. */
export interface ApiDirectory {
  readonly rows: readonly ApiRecord[];
  /** Whether there are more than are shown. */
  readonly more: boolean;
}

/** Who has a method of an API: the groups, and how many users by a grant of their own. `apiUsers` counts those of all its methods. */
export interface MethodHolders {
  readonly apiId: number;
  readonly method: string;
  readonly groups: readonly { readonly id: number; readonly name: string }[];
  readonly users: number;
  readonly apiUsers: number;
}

/** What goes with an API. */
export interface ApiImpact {
  readonly methods: number;
  readonly groups: number;
  readonly users: number;
}
