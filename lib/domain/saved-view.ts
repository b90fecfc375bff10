/** A view of a page under a name: the query of its address. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  /** Whether the one who asks keeps it. */
  readonly own: boolean;
  /** Who keeps it. */
  readonly owner: string;
}

export const VIEW_NAME_MAX = 60;
export const VIEW_QUERY_MAX = 2000;
/** Views that one may keep of a page. */
export const VIEWS_MAX = 50;
