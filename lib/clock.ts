/** The present in milliseconds since 1970. The only reader of the clock; everything else takes a time as a parameter. */
export function now(): number {
  return Date.now();
}
