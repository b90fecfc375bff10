import type { ImportField } from "@/lib/domain/import-columns";
import type { ImportLevel } from "@/lib/domain/import-row";
import type { DryRow } from "@/lib/services/user-imports";
import { texts } from "./texts";

/** The names of the fields of an imported table, as the pages of a user name them. */
export async function importFieldNames(): Promise<Readonly<Record<ImportField, string>>> {
  const t = await texts("users");
  return {
    ...{ username: t("username"), password: t("password"), last_name: t("lastName"), first_name: t("firstName"), gender: t("gender") },
    ...{ email: t("email"), phone: t("phone"), groups: t("groups"), is_active: t("isActive"), is_staff: t("isStaff") },
    ...{ dingding: t("dingding"), wechat: t("wechat"), work_id: t("workId"), school_id: t("school") },
  };
}

/** How the findings of a dry run are told. */
export async function findingTexts() {
  const [t, errors, names] = await Promise.all([texts("imports"), texts("errors"), importFieldNames()]);
  const named: ReadonlyMap<string, string> = new Map(Object.entries(names));
  const tellIssue = ({ field, rule, params }: DryRow["issues"][number]) =>
    t("issue", { field: named.get(field ?? "") ?? field ?? "", problem: errors(`rules.${rule}`, params) });
  return {
    t,
    names,
    /** Each finding of a row in a sentence; of a row without any, one that says so. */
    tellRow: ({ issues, warnings }: Pick<DryRow, "issues" | "warnings">): { readonly level: ImportLevel; readonly text: string }[] => {
      const told = [
        ...issues.map((issue) => ({ level: "error", text: tellIssue(issue) }) as const),
        ...warnings.map((warning) => ({ level: "warning", text: t(`findings.${warning}`) }) as const),
      ];
      return told.length > 0 ? told : [{ level: "ok", text: t("ok") }];
    },
  };
}
