import type { LogKey, LogTerm } from "./log-filter";

/** Whether a value of a key is asked for, or with `negated` kept out. */
export function hasValue(terms: readonly LogTerm[], key: LogKey, value: string, negated = false): boolean {
  return terms.some((term) => term.key === key && term.negated === negated && term.values.includes(value));
}

/**
 * The terms with one value more: beside the other values of its key, one of which is then enough, or with `negated` among those that are
 * kept out. A value that is there already goes away instead; what was asked the other way round goes too.
 */
export function withValue(terms: readonly LogTerm[], key: LogKey, value: string, negated = false): LogTerm[] {
  const there = hasValue(terms, key, value, negated);
  const rest = terms.flatMap((term) => {
    if (term.key !== key) return [term];
    const values = term.values.filter((one) => one !== value);
    return values.length === 0 ? [] : [{ ...term, values }];
  });
  if (there) return rest;
  const at = rest.findIndex((term) => term.key === key && term.negated === negated);
  if (at < 0) return [...rest, { key, values: [value], negated }];
  return rest.map((term, place) => (place === at ? { ...term, values: [...term.values, value] } : term));
}

/** The terms without one of them. */
export function withoutTerm(terms: readonly LogTerm[], gone: LogTerm): LogTerm[] {
  return terms.filter((term) => term !== gone);
}
