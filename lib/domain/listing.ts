/** A page that was asked for. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
}

/** The rows of a list, read slice by slice. */
export interface Listing<R> {
  /** How many rows match. */
  readonly total: number;
  readonly slices: AsyncIterable<readonly R[]> | Iterable<readonly R[]>;
  /** The page that was asked for; null for the plain list. */
  readonly window: Window | null;
  /** Whether the plain list leaves rows out. */
  readonly left?: boolean;
}

/** Which rows a window asks for; without one, all. */
export function partOf(window: Window | null): { skip: number; take: number } {
  return window ? { skip: window.offset, take: window.limit } : { skip: 0, take: Number.POSITIVE_INFINITY };
}
