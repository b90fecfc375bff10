import type { ReactNode } from "react";

/** Where a cell stands on the card that a row becomes on phones. */
export type CardPlace = "title" | "aside" | "below" | "belowAside" | "hidden";

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  /** The address that orders by this column, and how it is ordered now; absent when it cannot be. */
  readonly sort?: { readonly href: string; readonly now: "ascending" | "descending" | null };
  readonly card: CardPlace;
  /** Numbers stand at the right. */
  readonly right?: boolean;
}

export interface TableRow {
  readonly id: string;
  /** For readers: what the box of this row selects. */
  readonly name: string;
  /** The whole row is grey, as of something that is switched off. */
  readonly muted?: boolean;
  /** By column. The first link of a row is what a press on the row opens. */
  readonly cells: Readonly<Record<string, ReactNode>>;
  /** The page that changes what the row shows. */
  readonly edit?: string | undefined;
  /** The address of the list with this row looked at in the side panel. */
  readonly peek?: string | undefined;
}

/** One button of the dock. `to`: an address of its own, such as a file that is made of the rows at once. */
export interface TableAct {
  readonly value: string;
  readonly label: ReactNode;
  readonly bad?: boolean;
  readonly to?: string;
}

/** What can be done with the chosen rows: a form that leads to a page which asks. */
export interface TableActs {
  /** The page that asks, and what its address carries besides `act` and `ids` or `all`. */
  readonly action: string;
  readonly carried: readonly (readonly [string, string])[];
  readonly acts: readonly TableAct[];
  /** The name under which the ids are sent; `ids` when absent. Then all of a filter can be chosen too. */
  readonly field?: string;
}

/** A line of the menu of every row: a link, with `{id}` in it for the row's id. */
export interface RowAct {
  readonly label: string;
  readonly href: string;
  readonly bad?: boolean;
  /** Only for rows that are `muted`, or only for the others. */
  readonly only?: "muted" | "plain";
}

/** What is looked at in the side panel, and the address without it. */
export interface Peeked {
  readonly id: string | null;
  readonly close: string;
}

export interface TableTexts {
  readonly caption: string;
  readonly selectRow: string;
  readonly selectAll: string;
  /** With `{count}`. */
  readonly selected: string;
  /** Of all rows that match; the number is in it. */
  readonly selectMatching: string;
  readonly clear: string;
  /** The button of a row's menu. */
  readonly rowActs: string;
  /** What the keys do, as the sheet of shortcuts lists it. */
  readonly keys: Readonly<Record<"next" | "previous" | "select" | "range" | "open" | "peek" | "edit" | "delete" | "close", string>>;
}
