import type { Metadata } from "next";
import { OwnSection } from "@/components/me/own-page";
import { RightTable } from "@/components/me/right-table";
import { Badge } from "@/components/ui/badge";
import { paths } from "@/lib/paths";
import { readOwnAccess } from "@/lib/services/own-access";
import { formats } from "@/lib/web/formats";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { OwnPart } from "../own-part";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("me"))("access") };
}

const ACTS = { GET: "get", HEAD: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

export default async function AccessPage() {
  const access = await load(readOwnAccess, {}, undefined);
  const [t, format] = await Promise.all([texts("me"), formats()]);
  const day = (time: number) => format.time(new Date(time)).absolute.slice(0, 16);
  const when = ({ from, until }: { from: number | null; until: number | null }) => {
    if (from !== null && until !== null) return t("fromUntil", { from: day(from), until: day(until) });
    if (from !== null) return t("from", { time: day(from) });
    return until === null ? t("always") : t("until", { time: day(until) });
  };
  const roles = [
    ...(access.isSuperuser ? [t("superuser")] : []),
    ...(access.isStaff ? [t("staff")] : []),
    ...(access.isSuper !== 0 ? [t("superAdmin", { level: access.isSuper })] : []),
    ...(access.isGrade !== 0 ? [t("gradeManager", { level: access.isGrade })] : []),
  ];
  const rights = access.rights.map(({ method, pattern, name, group, apiId, from, until }) => {
    const act = Object.entries(ACTS).find(([one]) => one === method)?.[1] ?? "any";
    const through = group ?? t("direct");
    return {
      key: `${method} ${apiId} ${through}`,
      act: t(act),
      method,
      pattern,
      name,
      through,
      byGroup: group !== null,
      when: when({ from, until }),
    };
  });
  return (
    <OwnPart current={paths.myAccess}>
      <OwnSection title={t("roles")}>
        <ul className="grid gap-1 text-sm">
          {(roles.length > 0 ? roles : [t("plain")]).map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      </OwnSection>
      <OwnSection title={t("groups")}>
        {access.groups.length === 0 && <p className="text-sm text-ink-3">{t("noGroups")}</p>}
        <ul className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
          {access.groups.map((group) => (
            <li key={group.name} className="flex items-center gap-1.5">
              <Badge>{group.name}</Badge>
              {(group.from !== null || group.until !== null) && <span className="text-xs text-ink-3">{when(group)}</span>}
            </li>
          ))}
        </ul>
      </OwnSection>
      {(!access.isSuperuser || rights.length > 0) && (
        <OwnSection title={t("rights")}>
          {rights.length === 0 ? (
            <p className="text-sm text-ink-3">{t("noRights")}</p>
          ) : (
            <RightTable
              rights={rights}
              label={t("rights")}
              texts={{ act: t("act"), at: t("at"), through: t("through"), when: t("when") }}
            />
          )}
          {access.more > 0 && <p className="text-sm text-ink-3">{t("moreRights", { count: access.more })}</p>}
        </OwnSection>
      )}
    </OwnPart>
  );
}
