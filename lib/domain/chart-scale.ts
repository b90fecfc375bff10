/** The top of an axis with three grid lines at round numbers: at least `most`, and 3 for nothing at all. */
export function topOf(most: number): number {
  const part = Math.max(1, most / 3);
  const power = 10 ** Math.floor(Math.log10(part));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= part) ?? part;
  return 3 * step;
}

/** Which of six steps of colour a count has: 0 for none, 5 for the most. */
export function heatOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((5 * count) / Math.max(1, most)));
}
