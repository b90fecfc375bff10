import type { Window } from "./listing";

/** Which users are wanted (contract section 7.4). What is absent is not asked. */
export interface UserFilter {
  /** A part of the username, the names, the e-mail or the phone, whatever the case of letters. */
  readonly search?: string;
  readonly is_active?: boolean;
  /** The id of a group they are in. */
  readonly group?: number;
}

/** A call for a list of users: which of them, and which page; all that are found without `window`. */
export interface UserQuery {
  readonly filter: UserFilter;
  readonly window: Window | null;
}
