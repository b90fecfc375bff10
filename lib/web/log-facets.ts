import { now } from "@/lib/clock";
import type { LogName } from "@/lib/domain/log";
import { countsKey, type LogState, logHref } from "@/lib/domain/log-address";
import type { LogFacet, LogKey } from "@/lib/domain/log-filter";
import type { Facet, FacetValue } from "@/lib/domain/log-shown";
import { hasValue, withValue } from "@/lib/domain/log-terms";
import { processWide } from "@/lib/global";
import type { LogView } from "@/lib/services/log-explorer";
import { formats } from "./formats";
import { type Kept, keptCounts } from "./kept-counts";
import { texts } from "./texts";

/** The keys that each log shows its commonest values of. */
const FACETS = {
  login: ["result", "user", "ip", "dialect"],
  op: ["status", "method", "user", "ip", "url", "dialect"],
  error: ["status", "method", "user", "ip", "url"],
} as const satisfies Readonly<Record<LogName, readonly LogKey[]>>;

const kept = () => processWide("kept-facets", () => new Map<string, Kept<LogFacet>>());

/** The commonest values of each key under the filter, those that were chosen among them however rare they are, without those that failed. */
export async function facetsOf(view: LogView, state: LogState): Promise<Facet[]> {
  const [t, { number }] = [await texts("explorer"), await formats()];
  const nameOf = (key: LogKey, value: string) => {
    if (value === "") return t("nobody");
    return key === "result" && (value === "success" || value === "failure") ? t(value) : value;
  };
  const shownValue = (key: LogKey, value: string, count: number | null): FacetValue => ({
    ...{ value, name: nameOf(key, value), count: count === null ? "" : number(count) },
    side: hasValue(state.terms, key, value) ? "in" : hasValue(state.terms, key, value, true) ? "out" : null,
    include: logHref(state, { terms: withValue(state.terms, key, value) }),
    exclude: logHref(state, { terms: withValue(state.terms, key, value, true) }),
  });
  const keys: readonly LogKey[] = FACETS[state.log];
  const all = await Promise.all(
    keys.map(async (key) => {
      const found = await keptCounts(kept(), `${key} ${countsKey(state)}`, now(), () => view.facet(key)).catch(() => null);
      if (!found) return null;
      const values = key === "status" ? withClasses(found) : found.values;
      const asked = state.terms.filter((term) => term.key === key).flatMap((term) => term.values);
      const rare = asked.filter((value) => !values.some((one) => one.value === value));
      const shown = [
        ...values.map(({ value, count }) => shownValue(key, value, count)),
        ...rare.map((value) => shownValue(key, value, null)),
      ];
      return { key, name: t(`keys.${key}`), sampled: found.sampled, values: shown };
    }),
  );
  return all.filter((facet) => facet !== null);
}

/** Statuses by their hundreds, and the single ones of those that tell of trouble. */
function withClasses({ values }: LogFacet): LogFacet["values"] {
  const hundreds = [...new Set(values.map(({ value }) => `${value.charAt(0)}xx`))].sort();
  const classes = hundreds.map((value) => ({
    value,
    count: values.filter((one) => one.value.startsWith(value.charAt(0))).reduce((sum, one) => sum + one.count, 0),
  }));
  const single = values.filter(({ value }) => value >= "400").sort((a, b) => a.value.localeCompare(b.value));
  return [...classes, ...single];
}
