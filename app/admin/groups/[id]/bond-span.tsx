import { PageLink } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { Bond } from "@/lib/domain/group-directory";
import { type BoundedKind, refText } from "@/lib/domain/validity";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

interface BondSpanProps {
  kind: BoundedKind;
  bond: Bond;
  mayChange: boolean;
  /** Whose span it is, for readers. */
  name: string;
}

/** From when until when something belongs to a group, with the way to change it. */
export async function BondSpan({ kind, bond: { from, until, relation }, mayChange, name }: BondSpanProps) {
  const [t, { time }] = [await texts("validity"), await formats()];
  return (
    <span className="flex flex-wrap justify-end gap-x-2 text-xs text-ink-3">
      {from && (
        <span>
          {t("from")} <Time of={time(from)} absolute />
        </span>
      )}
      {until && (
        <span>
          {t("until")} <Time of={time(until)} absolute />
        </span>
      )}
      {mayChange && relation !== null && (
        <PageLink href={paths.validity(refText({ kind, id: relation }))} className="rounded-sm text-accent-text hover:underline">
          {t("editTitle")}
          <span className="sr-only">: {name}</span>
        </PageLink>
      )}
    </span>
  );
}
