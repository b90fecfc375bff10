import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { SelectField, TextField } from "@/components/ui/text-field";
import { ASSERTED_METHODS, MOST_NOTE, MOST_PATH } from "@/lib/domain/assertion";
import { texts } from "@/lib/web/texts";
import { writeAssertion } from "./actions";

/** Builds a sentence from its parts; `first` fills them from the address of the page. */
export async function AssertionForm({ first }: { first: Readonly<Record<"kind" | "name" | "method" | "path", string>> }) {
  const t = await texts("assertions");
  const kinds = (["group", "user", "nobody"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }));
  const verbs = [
    { value: "true", label: t("may") },
    { value: "false", label: t("mayNot") },
  ];
  return (
    <section className="grid max-w-200 gap-4 px-6 pt-6 pb-8 max-sm:px-4" aria-labelledby="new">
      <h2 id="new" className="text-md font-semibold">
        {t("new")}
      </h2>
      <ActionForm action={writeAssertion} className="grid gap-4">
        <div className="grid grid-cols-[10rem_1fr_8rem] gap-3 max-sm:grid-cols-1">
          <SelectField name="kind" label={t("kind")} choices={kinds} defaultValue={first.kind || "group"} />
          <TextField name="name" label={t("name")} hint={t("nameHint")} defaultValue={first.name} autoComplete="off" />
          <SelectField name="allowed" label={t("allowed")} choices={verbs} defaultValue="true" />
        </div>
        <div className="grid grid-cols-[10rem_1fr] gap-3 max-sm:grid-cols-1">
          <SelectField
            name="method"
            label={t("method")}
            choices={ASSERTED_METHODS.map((value) => ({ value, label: value }))}
            defaultValue={first.method || "GET"}
          />
          <TextField
            name="path"
            label={t("path")}
            hint={t("pathHint")}
            defaultValue={first.path}
            className="font-mono"
            maxLength={MOST_PATH}
            autoComplete="off"
            required
          />
        </div>
        <TextField name="note" label={t("note")} hint={t("noteHint")} maxLength={MOST_NOTE} autoComplete="off" />
        <div className="flex gap-2">
          <SubmitButton>{t("add")}</SubmitButton>
          <SubmitButton look="plain" name="step" value="try">
            {t("try")}
          </SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
