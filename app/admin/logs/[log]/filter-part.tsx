import { FilterBar } from "@/components/logs/filter-bar";
import { Button } from "@/components/ui/button";
import { FieldFrame } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ButtonLink } from "@/components/ui/link";
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
async function Fields({
  state: { log, terms, text },
  id,
  kept,
}: {
  state: LogState;
  id: string;
  kept: readonly (readonly [string, string])[];
}) {
  const t = await texts("explorer");
  const inField = (key: LogKey) => terms.find((term) => term.key === key && fitsField(term));
  const others = terms.filter((term) => inField(term.key) !== term);
  const hints: Readonly<Partial<Record<LogKey, string>>> = { status: t("hints.status"), url: t("hints.url"), result: t("hints.result") };
  return (
    <div
      id={id}
      popover="auto"
      className="fixed inset-auto top-30 left-1/2 m-0 max-h-[calc(100dvh-9rem)] w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-y-auto rounded-lg bg-surface-raised p-5 text-ink shadow-pop ring ring-line-strong"
    >
      <form action={paths.log(log)} className="grid grid-cols-2 gap-x-4 gap-y-3 max-sm:grid-cols-1">
        <h2 className="col-span-full text-lg">{t("filters")}</h2>
        <p className="col-span-full text-sm text-ink-2">{t("fieldsLead")}</p>
        {[...kept, ...(others.length === 0 ? [] : [["q", formatLogQuery(others, "")] as const])].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {LOG_KEYS[log].map((key) => (
          <FieldFrame key={key} id={`${id}-${key}`} label={t(`keys.${key}`)} hint={hints[key]}>
            <Input id={`${id}-${key}`} name={key} defaultValue={inField(key)?.values.join(",") ?? ""} maxLength={200} autoComplete="off" />
          </FieldFrame>
        ))}
        <FieldFrame id={`${id}-text`} label={t("text")} hint={t("textHint")}>
          <Input id={`${id}-text`} name="text" defaultValue={text} maxLength={200} autoComplete="off" />
        </FieldFrame>
        <div className="col-span-full flex justify-end gap-2">
          <ButtonLink look="ghost" href={paths.log(log)}>
            {t("clear")}
          </ButtonLink>
          <Button type="submit" look="primary">
            {t("apply")}
          </Button>
        </div>
      </form>
    </div>
  );
}

function fitsField({ negated, values }: LogTerm): boolean {
  return !negated && values.every((value) => /^[^\s,，"]+$/u.test(value));
}
