import { invalid } from "../errors";
import { type Draft, settle } from "./draft";
import type { PageOf } from "./group-directory";

/** What can be bounded in time: a place in a group, a permission of a user, a permission of a group. */
export const BOUNDED = ["membership", "user_grant", "group_grant"] as const;
export type BoundedKind = (typeof BOUNDED)[number];

/** Names one of them. */
export interface BoundedRef {
  readonly kind: BoundedKind;
  readonly id: number;
}

/** A time span as it is stored; null = no bound. `until` is the first moment that no longer counts. */
export interface Span {
  readonly from: Date | null;
  readonly until: Date | null;
}

export const ALWAYS: Span = { from: null, until: null };

/** The span of a form. Raises `invalid`. */
export function settledSpan(draft: Draft<Span>): Span {
  const { from, until } = settle(draft);
  if (from && until && until <= from) throw invalid("until", "ends_before_start");
  return { from, until };
}

/** One of them as pages show it. */
export interface BoundedRow extends BoundedRef, Span {
  /** Who has it. */
  readonly holder: { readonly kind: "user" | "group"; readonly id: number; readonly name: string };
  /** The group that the user is in, or method and pattern of the permission. */
  readonly what: string;
}

/** Ends in the next 30 days, is over, or begins later. */
export const SPAN_VIEWS = ["soon", "over", "later"] as const;
export type SpanView = (typeof SPAN_VIEWS)[number];

export interface SpanQuery {
  readonly view: SpanView;
  /** ms since 1970 */
  readonly at: number;
  readonly window: { readonly limit: number; readonly offset: number };
}

export type BoundedPage = PageOf<BoundedRow>;

const DAY = 86_400_000;
export const SOON = 30 * DAY;
const EXTENSION = 30 * DAY;

/** The end after one more extension: from the old end on, or from now when that is over. */
export function extended({ until }: Pick<Span, "until">, at: number): Date {
  return new Date(Math.max(at, until?.getTime() ?? at) + EXTENSION);
}

/** `membership-12`, as it stands in addresses and forms. */
export function refText({ kind, id }: BoundedRef): string {
  return `${kind}-${id}`;
}

/** Reads `refText`; null for anything else. */
export function parseRef(text: string): BoundedRef | null {
  const [, name, id] = /^(\w+)-([1-9]\d{0,9})$/.exec(text) ?? [];
  const kind = BOUNDED.find((one) => one === name);
  return kind ? { kind, id: Number(id) } : null;
}
