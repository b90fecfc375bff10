import { Part } from "@/components/apis/part";
import { Note } from "@/components/ui/note";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/paths";
import type { PatternAnswer } from "@/lib/services/api-directory";
import { texts } from "@/lib/web/texts";

const SENTENCES = { same: "overlapSame", covered: "overlapCovered", covers: "overlapCovers", partly: "overlapPartly" } as const;

/** The other APIs that match paths of this one. */
export async function Overlaps({ of, names }: { of: PatternAnswer["overlaps"]; names: ReadonlyMap<number, string> }) {
  const t = await texts("apis");
  return (
    <Part title={t("overlaps")}>
      {of.length === 0 && <p className="text-ink-2">{t("noOverlap")}</p>}
      {of.map(({ apiId, relation, paths: count, example, redundant }) => (
        <Note key={apiId} look={relation === "covers" ? "info" : "warning"}>
          <p>
            <TextLink href={paths.api(apiId)}>{t(SENTENCES[relation], { name: names.get(apiId) ?? String(apiId) })}</TextLink>
          </p>
          <p className="break-all text-ink-2">{t("overlapOn", { count, example })}</p>
          {redundant.length > 0 && (
            <p className="break-all">
              {t("redundant", {
                grants: redundant
                  .slice(0, 5)
                  .map(({ group, method }) => `${group} ${method}`)
                  .join(", "),
              })}
            </p>
          )}
        </Note>
      ))}
    </Part>
  );
}
