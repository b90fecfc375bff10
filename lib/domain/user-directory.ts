import type { Window } from "./listing";
import type { UserRecord } from "./user-record";

/** The groups of accounts that the user list counts. */
export const FACETS = ["all", "superuser", "staff", "disabled", "never", "dormant"] as const;
export type Facet = (typeof FACETS)[number];

/** What the user list can be ordered by. */
export const DIRECTORY_SORTS = ["username", "last_login", "created", "id"] as const;
export type DirectorySort = (typeof DIRECTORY_SORTS)[number];

/** Which accounts the list shows. */
export interface DirectoryFilter {
  /** A part of a name, address or number, or the whole id; `""` asks for everybody. */
  readonly search: string;
  readonly facet: Facet;
  /** The id of a group they are in; `none` for active users who are in no group and no superusers. */
  readonly group: number | "none" | null;
}

export interface DirectoryQuery {
  readonly filter: DirectoryFilter;
  readonly sort: DirectorySort;
  readonly descending: boolean;
  readonly window: Window;
  /** Counts however many there are; otherwise long lists are estimated. */
  readonly exact?: boolean;
}

/** One page of the list, and how many accounts each facet has under the same search. */
export interface DirectoryPage {
  readonly users: readonly UserRecord[];
  readonly counts: Readonly<Record<Facet, number>>;
  /** The counts come from a sample. */
  readonly estimated: boolean;
}

/** The accounts that an act is to reach: named ones, or all that a filter finds. */
export type UserChoice = { readonly ids: readonly number[] } | { readonly filter: DirectoryFilter };

/** The accounts that a file is to hold: named ones, or all that a filter finds, in the order of the list. */
export type UserExport = { readonly ids: readonly number[] } | Omit<DirectoryQuery, "window">;

/** What an act on many accounts touches. */
export interface Radius {
  readonly ids: readonly number[];
  /** The first few of them. */
  readonly sample: readonly { readonly id: number; readonly username: string }[];
  readonly staff: number;
  readonly superusers: number;
  readonly disabled: number;
  /** Sessions that have neither ended nor expired. */
  readonly sessions: number;
  readonly groups: number;
  /** Names of the groups that have no other live member. */
  readonly emptied: readonly string[];
  /** Whether the caller was among them and was left out. */
  readonly withoutOwn: boolean;
}

const DORMANT_MS = 90 * 86_400_000;

/** Active accounts whose last sign-in is older than this are dormant at `now`, in ms. */
export function dormantBefore(now: number): Date {
  return new Date(now - DORMANT_MS);
}
