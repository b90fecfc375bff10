import type { PolicyChange } from "./policy-change";

/** A method on a pattern; `*` for any method. */
export interface PlannedRight {
  readonly method: string;
  readonly pattern: string;
}

/** What the changes do to one user. The lists hold the first ones, the numbers count all. */
export interface UserEffect {
  readonly id: number;
  readonly username: string;
  readonly gained: readonly PlannedRight[];
  readonly lost: readonly PlannedRight[];
  readonly gains: number;
  readonly losses: number;
}

/** Calls that were really made and would be answered otherwise; `allowed` is what they would be. */
export interface Flip {
  readonly userId: number;
  readonly username: string;
  readonly method: string;
  readonly path: string;
  readonly calls: number;
  readonly allowed: boolean;
}

/** How many calls, by how many users. */
export interface CallCount {
  readonly calls: number;
  readonly users: number;
}

/** The calls of the last days that would be answered otherwise. `complete` false: there are more than were looked at. */
export interface CallFlips {
  readonly days: number;
  readonly complete: boolean;
  readonly refused: CallCount;
  readonly allowed: CallCount;
  /** The most frequent ones. */
  readonly examples: readonly Flip[];
}

/** What deserves a second look before saving. */
export type PlanWarning =
  | { readonly kind: "self_lockout" }
  | { readonly kind: "last_superuser" }
  | { readonly kind: "superuser"; readonly username: string }
  | { readonly kind: "last_holder"; readonly method: string; readonly pattern: string };

/** What a change names, by name; null for what it does not name. `pattern` is that of the API before the changes. */
export interface ChangeNames {
  readonly user: string | null;
  readonly group: string | null;
  readonly api: string | null;
  readonly pattern: string | null;
}

/** One change, and whether the caller may save it. */
export interface PlannedChange {
  readonly change: PolicyChange;
  readonly key: string;
  readonly names: ChangeNames;
  readonly refused: boolean;
}

/** What saving the changes would do, on the policy version it was computed for. */
export interface PolicyPlan {
  readonly version: number;
  readonly changes: readonly PlannedChange[];
  /** Changes that name what is gone meanwhile, or that are already so: saving leaves them out. */
  readonly skipped: readonly PolicyChange[];
  /** Users whom the changes touch at all. `complete` false: more than were looked at. */
  readonly affected: { readonly users: number; readonly complete: boolean; readonly gaining: number; readonly losing: number };
  readonly effects: readonly UserEffect[];
  readonly calls: CallFlips;
  readonly warnings: readonly PlanWarning[];
}

/** How many changes of which kind, and how many users they touch. */
export interface DraftSummary {
  readonly grants: number;
  readonly revokes: number;
  readonly others: number;
  readonly users: number;
  /** False: at least so many users. */
  readonly complete: boolean;
  readonly stale: boolean;
}

/** The days of the log that are looked at, unless said otherwise, and at most. */
export const PLAN_DAYS = 7;
export const MOST_PLAN_DAYS = 30;
