import { State } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { ApiRate } from "@/lib/domain/api-entry";
import { paths } from "@/lib/paths";
import { mayCall, type NamedEntry } from "@/lib/web/api-docs";
import { texts } from "@/lib/web/texts";
import { currentActor } from "@/lib/web/visit";

/** Where an operation stands in its document, its other spellings, its limit, and who may call it. */
export async function Facts({ entry }: { entry: NamedEntry }) {
  const t = await texts("docs");
  const { aliases, uses, misspelt, extension, rates } = entry;
  const places = [...new Map(uses.map((use) => [`${use.extension} ${use.heading} ${use.section}`, use])).values()];
  const items = [
    {
      name: t("inDocument"),
      value: places.map((use) => (
        <p key={`${use.heading} ${use.section}`}>
          {use.extension ? t("additionHint") : <span lang="zh-CN">{use.heading}</span>}{" "}
          <span className="text-ink-3">{t("section", { section: use.section })}</span>
        </p>
      )),
    },
    {
      name: t("aliases"),
      value: (
        <>
          {aliases.map((path) => (
            <code key={path} className="block font-mono text-xs leading-5 break-all text-ink-2">
              {path}
            </code>
          ))}
          {misspelt && !extension && <p className="text-ink-3">{t("misspelt")}</p>}
        </>
      ),
    },
    { name: t("who"), value: <Who entry={entry} /> },
    ...(rates.length > 0
      ? [
          {
            name: t("rates"),
            value: rates.map(({ of, points, minutes }: ApiRate) => <p key={of}>{t(`rate.${of}`, { points, minutes })}</p>),
          },
        ]
      : []),
  ];
  return <DescriptionList items={items} wide />;
}

async function Who({ entry }: { entry: NamedEntry }) {
  const [t, actor] = await Promise.all([texts("docs"), currentActor()]);
  const { access, right } = entry;
  const may = mayCall(actor, entry);
  const refused = access === "superusers" ? t("you.superusers") : t("you.no", { right: `${right.method} ${right.path}` });
  return (
    <>
      <p>{t(`access.${access}`)}</p>
      {may === null ? (
        <p>
          <TextLink href={paths.login(paths.docsOf(entry.id))}>{t("you.unknown")}</TextLink>
        </p>
      ) : (
        <State of={may ? "on" : "bad"}>
          <span className="wrap-anywhere whitespace-normal">{may ? t("you.yes") : refused}</span>
        </State>
      )}
    </>
  );
}
