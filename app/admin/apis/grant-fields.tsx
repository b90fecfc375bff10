import { MethodBoxes } from "@/components/apis/method-boxes";
import { SelectField } from "@/components/ui/text-field";
import { PERMISSION_METHODS } from "@/lib/domain/api-directory";
import type { ApiPage } from "@/lib/web/api-page";
import { texts } from "@/lib/web/texts";

/** The first grant of a new API: a group and methods. */
export async function GrantFields({ page }: { page: ApiPage }) {
  const t = await texts("apis");
  const methods = PERMISSION_METHODS.map((value) => ({ value, label: value === "ALL" ? t("allMethods") : value }));
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">{t("grantNow")}</legend>
      <p className="flex justify-between gap-2 text-sm" aria-hidden="true">
        <span className="font-semibold">{t("grantNow")}</span>
        <span className="text-xs text-ink-3">{t("grantLead")}</span>
      </p>
      <SelectField
        name="group"
        label={t("group")}
        choices={[{ value: "", label: t("nobodyYet") }, ...page.groups]}
        defaultValue={page.group}
      />
      <MethodBoxes legend={t("methods")} methods={methods} chosen={page.methods} />
    </fieldset>
  );
}
