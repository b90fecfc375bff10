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
  /** By column. */
  readonly cells: Readonly<Record<string, ReactNode>>;
}

/** One button of the dock. `file`: the address of a file that is made of the rows at once, where nothing needs to be asked. */
export interface TableAct {
  readonly value: string;
  readonly label: ReactNode;
  readonly bad?: boolean;
  readonly file?: string;
}

/** What can be done with the chosen rows: a form that leads to a page which asks. */
export interface TableActs {
  /** The page that asks, and what its address carries besides `act` and `ids` or `all`. */
  readonly action: string;
  readonly carried: readonly (readonly [string, string])[];
  readonly acts: readonly TableAct[];
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
}
