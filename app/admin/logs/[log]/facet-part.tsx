import { MinusCircle } from "lucide-react";
import { MethodWord, Status } from "@/components/logs/log-cells";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/link";
import type { LogState } from "@/lib/domain/log-address";
import type { LogView } from "@/lib/services/log-explorer";
import { type Facet, type FacetValue, facetsOf } from "@/lib/web/log-facets";
import { texts } from "@/lib/web/texts";

/** The commonest values under the filter; what is chosen of one key does not hide its other values. */
export async function FacetPart({ view, state, fieldsId }: { view: LogView; state: LogState; fieldsId: string }) {
  const [t, facets] = [await texts("explorer"), await facetsOf(view, state)];
  return facets.map(
    (facet) =>
      facet && (
        <section key={facet.key} className="pb-4">
          <h2 className="flex h-6 items-center justify-between pr-3 text-xs font-normal text-ink-3">
            <span>{facet.name}</span>
            {FOUND.includes(facet.key) && (
              <button
                type="button"
                popoverTarget={fieldsId}
                className="text-accent-text underline decoration-current/35 underline-offset-3"
              >
                {t("find")}
              </button>
            )}
          </h2>
          <ul>
            {facet.values.map((one) => (
              <Value
                key={one.value}
                of={one}
                facet={facet}
                words={{ include: t("include", { value: one.name }), exclude: t("exclude", { value: one.name }) }}
              />
            ))}
          </ul>
          {facet.values.length === 0 && <p className="text-ink-3">{t("noValues")}</p>}
          {facet.sampled && facet.values.length > 0 && <p className="pr-3 text-xs text-ink-3">{t("sampled")}</p>}
        </section>
      ),
  );
}

const FOUND = ["user", "ip", "url"];

interface ValueProps {
  of: FacetValue;
  facet: Facet;
  words: { readonly include: string; readonly exclude: string };
}

function Value({ of: { value, name, count, chosen, excluded, include, exclude }, facet, words }: ValueProps) {
  return (
    <li className="group relative flex h-6.5 items-center gap-2 pr-3" data-include={include} data-exclude={exclude}>
      <PageLink
        href={include}
        aria-current={chosen || undefined}
        title={words.include}
        className={`flex min-w-0 flex-1 items-center gap-2 rounded-sm ${excluded ? "text-ink-3 line-through" : ""}`}
      >
        <span
          className={`relative size-4 shrink-0 rounded-xs border ${chosen ? CHOSEN : "border-line-control bg-surface-raised"}`}
          aria-hidden="true"
        />
        <span className="min-w-0 truncate">{drawn(facet, value, name)}</span>
      </PageLink>
      <PageLink
        href={exclude}
        aria-current={excluded || undefined}
        aria-label={words.exclude}
        title={words.exclude}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-[current]:text-danger-text aria-[current]:opacity-100"
      >
        <Icon of={MinusCircle} size={14} />
      </PageLink>
      <span className="text-xs text-ink-3 tabular-nums">{count}</span>
    </li>
  );
}

const CHOSEN =
  "border-accent bg-accent after:absolute after:top-[3px] after:left-[2.5px] after:h-[5px] after:w-[9px] after:-rotate-45 after:border-b-[1.75px] after:border-l-[1.75px] after:border-on-accent";

function drawn({ key }: Facet, value: string, name: string) {
  if (key === "status") return <Status code={value} />;
  if (key === "method") return <MethodWord of={value} />;
  return key === "url" ? <span className="font-mono text-xs">{name}</span> : name;
}
