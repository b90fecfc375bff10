import { FilterBar } from "@/components/logs/filter-bar";
import { FilterFields } from "@/components/logs/filter-fields";
import { Note } from "@/components/ui/note";
import { type LogState, logHref, logPairs } from "@/lib/domain/log-address";
import { LOG_KEYS, type LogKey, type LogTerm } from "@/lib/domain/log-filter";
import { formatLogQuery } from "@/lib/domain/log-query";
import { withoutTerm } from "@/lib/domain/log-terms";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";

/** The filter as words in a bar, and the same as a form with a field for each key. */
export async function FilterPart({ state, fieldsId }: { state: LogState; fieldsId: string }) {
  const t = await texts("explorer");
  const { log, terms, text, strange } = state;
  const told = (values: readonly string[]) => values.map((value) => (value === "" ? t("nobody") : value)).join(", ");
  const tokens = [
    ...terms.map((term) => ({
      ...{ id: formatLogQuery([term], ""), key: t(`keys.${term.key}`), negated: term.negated },
      value: term.values.length > 1 ? t("anyOf", { values: told(term.values) }) : told(term.values),
      href: logHref(state, { terms: withoutTerm(terms, term) }),
    })),
    ...(text === "" ? [] : [{ id: " text", key: t("textKey"), value: text, negated: false, href: logHref(state, { text: "" }) }]),
  ].map((token) => ({ ...token, remove: t("remove", { term: `${token.key} ${token.value}` }) }));
  const kept = logPairs(state, { terms: [], text: "" });
  return (
    <>
      <FilterBar
        {...{ action: paths.log(log), tokens, kept, fieldsId, query: formatLogQuery(terms, text) }}
        texts={{ filter: t("filter"), filterHint: t("filterHint"), filters: t("filters"), keyFilter: t("keyFilter"), not: t("not") }}
      />
      {strange.length > 0 && (
        <div className="order-last basis-full">
          <Note look="warning">{t("strange", { parts: strange.join(" ") })}</Note>
        </div>
      )}
      <Fields state={state} id={fieldsId} kept={kept} />
    </>
  );
}

/** A field for each key; what they cannot hold, such as what is kept out, stays as it is. */
async function Fields({ state: { log, terms, text }, id, kept }: { state: LogState; id: string; kept: readonly Pair[] }) {
  const t = await texts("explorer");
  const inField = (key: LogKey) => terms.find((term) => term.key === key && fitsField(term));
  const others = formatLogQuery(
    terms.filter((term) => inField(term.key) !== term),
    "",
  );
  const hints: Readonly<Partial<Record<LogKey, string>>> = { status: t("hints.status"), url: t("hints.url"), result: t("hints.result") };
  const keys = LOG_KEYS[log].map((key) => [key, t(`keys.${key}`), inField(key)?.values.join(",") ?? "", hints[key]] as const);
  return (
    <FilterFields
      {...{ id, action: paths.log(log) }}
      kept={others === "" ? kept : [...kept, ["q", others]]}
      fields={[...keys, ["text", t("text"), text, t("textHint")]]}
      texts={{ filters: t("filters"), fieldsLead: t("fieldsLead"), clear: t("clear"), apply: t("apply") }}
    />
  );
}

type Pair = readonly [name: string, value: string];

function fitsField({ negated, values }: LogTerm): boolean {
  return !negated && values.every((value) => /^[^\s,，"]+$/u.test(value));
}
