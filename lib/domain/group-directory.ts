import { type FormState, FRESH } from "./form-state";

/** A group as the list of the dashboard shows it. */
export interface GroupSummary {
  readonly id: number;
  readonly name: string;
  /** Live users in it. */
  readonly members: number;
  readonly permissions: number;
  /** On how many back-end APIs it permits something. */
  readonly apis: number;
  /** When it was made, or last got a member or a permission. */
  readonly changed: Date;
}

/** What a list of groups is asked for. */
export interface GroupQuery {
  /** A part of the name, whatever the case of letters; empty for all. */
  readonly search: string;
  readonly sort: GroupSort;
  readonly window: { readonly limit: number; readonly offset: number };
}

export const GROUP_SORTS = [
  ...(["name", "-name", "members", "-members", "permissions", "-permissions"] as const),
  ...(["apis", "-apis", "changed", "-changed"] as const),
] as const;
/** By which column, `-` for the greatest first. */
export type GroupSort = (typeof GROUP_SORTS)[number];

/** The span in which something belongs to the group; `relation` is the id of the bond, null where there is none. */
export interface Bond {
  readonly from: Date | null;
  readonly until: Date | null;
  readonly relation: number | null;
}

/** A user in a group. */
export interface GroupMember extends Bond {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly since: Date;
}

/** A permission that a group has or might get. */
export interface GroupPermission extends Bond {
  readonly id: number;
  readonly method: string;
  readonly pattern: string;
  readonly apiName: string | null;
}

/** A part of what belongs to one group. `held` false asks for what does not belong to it. */
export interface BelongingQuery {
  readonly group: number;
  readonly held: boolean;
  readonly search: string;
  readonly window: { readonly limit: number; readonly offset: number };
}

/** A part of all permissions, seen from one user; 0 for nobody. */
export interface ChoiceQuery extends Omit<BelongingQuery, "group" | "held"> {
  readonly user: number;
}

/** One page of rows, and how many there are of all. */
export interface PageOf<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

/** What became of a pasted list of users. */
export interface FoundUsers {
  readonly fresh: readonly { readonly id: number; readonly username: string }[];
  /** Usernames of those who are in the group already. */
  readonly already: readonly string[];
  /** Entries that name nobody, as typed. */
  readonly unknown: readonly string[];
}

/** What goes when a group goes. */
export interface GroupImpact {
  readonly members: number;
  /** Users who lose something, and how many permissions of the group at least one of them loses. */
  readonly losing: number;
  readonly lost: number;
  /** Users who keep something in another way, and how many permissions of the group at least one of them keeps. */
  readonly keeping: number;
  readonly kept: number;
  /** Usernames of some who lose something. */
  readonly examples: readonly string[];
}

/** What moves when one group takes in another one. */
export interface MergeImpact {
  /** Users who are only in the group that goes. */
  readonly moving: number;
  /** Users who are in both. */
  readonly both: number;
  /** Users in the group that stays. */
  readonly staying: number;
  /** Permissions that the group that stays gets. */
  readonly gained: number;
  /** Permissions of the group that stays which the other one had not. */
  readonly found: number;
}

const MOST_ENTRIES = 10_000;

/** The entries of a pasted list, separated by line ends, commas, semicolons or spaces; duplicates and what is beyond 10,000 are left out. */
export function pastedEntries(text: string): string[] {
  const entries = text.split(/[\s,;，；、]+/).filter((entry) => entry !== "");
  return [...new Set(entries)].slice(0, MOST_ENTRIES);
}

/** What only the left has, both, and only the right, by id, in the order given. */
export function compared<R extends { readonly id: number }>(left: readonly R[], right: readonly R[]) {
  const [inLeft, inRight] = [new Set(left.map(({ id }) => id)), new Set(right.map(({ id }) => id))];
  return {
    left: left.filter(({ id }) => !inRight.has(id)),
    both: left.filter(({ id }) => inRight.has(id)),
    right: right.filter(({ id }) => !inLeft.has(id)),
  };
}

/** What the picker of members shows after its form was sent. */
export interface PickState extends FormState {
  /** Null before anything was looked up. */
  readonly pick: {
    /** The looked-up entries, joined: what was typed since then counts as not looked up. */
    readonly entries: string;
    /** The ids that can be added, comma-separated. */
    readonly ids: string;
    /** The entries that name nobody, line by line. */
    readonly left: string;
    /** In the reader's language; null where there is nothing to say. */
    readonly fresh: string;
    readonly already: string | null;
    readonly unknown: string | null;
    /** The words of the button; null when there is nobody to add. */
    readonly add: string | null;
  } | null;
}

export const FRESH_PICK: PickState = { ...FRESH, pick: null };
