"use client";

import type { Facet, FacetValue } from "@/lib/domain/log-shown";
import { PageLink } from "../ui/link";
import { MethodWord, Status } from "./log-cells";

interface FacetListProps {
  facets: readonly Facet[];
  /** Keys that have more values than are shown. */
  found: readonly string[];
  /** The popover where other values are typed. */
  fieldsId: string;
  /** `include` and `exclude` with `{value}`. */
  texts: Readonly<Record<"find" | "noValues" | "sampled" | "include" | "exclude", string>>;
}

/** The commonest values of each key with a link to each. Its looks are in `app/logs.css`; a client part, since its data is a third of its elements. */
export function FacetList({ facets, found, fieldsId, texts }: FacetListProps) {
  return facets.map(({ key, name, values, sampled }) => (
    <section key={key} className="facets pb-4">
      <h2 className="flex h-6 items-center justify-between pr-3 text-xs font-normal text-ink-3">
        <span>{name}</span>
        {found.includes(key) && (
          <button type="button" popoverTarget={fieldsId} className="text-accent-text underline decoration-current/35 underline-offset-3">
            {texts.find}
          </button>
        )}
      </h2>
      <ul>
        {values.map((one) => (
          <li key={one.value} data-value="">
            <PageLink
              href={one.include}
              data-in=""
              aria-current={one.side === "in" || undefined}
              title={texts.include.replace("{value}", one.name)}
            >
              <i className="box" />
              <Value facet={key} of={one} />
            </PageLink>
            <PageLink
              href={one.exclude}
              data-out=""
              aria-current={one.side === "out" || undefined}
              title={texts.exclude.replace("{value}", one.name)}
            />
            <b>{one.count}</b>
          </li>
        ))}
      </ul>
      {values.length === 0 && <p className="text-ink-3">{texts.noValues}</p>}
      {sampled && values.length > 0 && <p className="pr-3 text-xs text-ink-3">{texts.sampled}</p>}
    </section>
  ));
}

function Value({ facet, of: { value, name } }: { facet: string; of: FacetValue }) {
  if (facet === "status") return <Status code={value} />;
  if (facet === "method") return <MethodWord of={value} />;
  return <span className={facet === "url" ? "mono" : undefined}>{name}</span>;
}
