import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { SelectField } from "@/components/ui/text-field";
import { KeptSwitch } from "@/components/users/kept-switch";
import { IMPORT_FIELDS } from "@/lib/domain/import-columns";
import type { ImportPlan } from "@/lib/domain/import-plan";
import { importFieldNames } from "@/lib/web/import-texts";
import { texts } from "@/lib/web/texts";
import { readAgain } from "../actions";

interface ColumnFormProps {
  pk: string;
  plan: ImportPlan;
  /** The cells of the first record. */
  first: readonly string[];
}

/** What each column of a table holds; opens by itself while no column holds the username. */
export async function ColumnForm({ pk, plan: { columns, named }, first }: ColumnFormProps) {
  const [t, names] = await Promise.all([texts("imports"), importFieldNames()]);
  const choices = [{ value: "", label: t("leaveOut") }, ...IMPORT_FIELDS.map((field) => ({ value: field, label: names[field] }))];
  const lost = !columns.includes("username");
  return (
    <details className="border-t border-line px-6 py-3 max-sm:px-4" open={lost}>
      <summary className="cursor-pointer rounded-sm text-sm font-semibold">{t("columns")}</summary>
      <ActionForm action={readAgain.bind(null, pk)} className="grid gap-4 pt-3">
        <p className="text-sm text-ink-2">{lost ? t("noUsername") : t("columnsLead")}</p>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4 gap-y-3">
          {columns.map((field, at) => {
            const name = `column-${at}`;
            const head = first[at]?.trim().slice(0, LONGEST_HEAD) ?? "";
            const label = named && head !== "" ? t("columnOf", { number: at + 1, head }) : t("column", { number: at + 1 });
            return <SelectField key={name} name={name} label={label} defaultValue={field ?? ""} choices={choices} />;
          })}
        </div>
        <KeptSwitch name="named" label={t("named")} defaultChecked={named} />
        <div>
          <SubmitButton look="plain">{t("again")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

const LONGEST_HEAD = 40;
