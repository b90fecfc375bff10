import { PatternField } from "@/components/apis/pattern-field";
import { TextField } from "@/components/ui/text-field";
import type { PatternAnswer } from "@/lib/services/api-directory";
import { texts } from "@/lib/web/texts";
import { PatternStatus } from "./pattern-status";

/** What the fields of an API start with. */
export interface ApiValues {
  readonly name: string;
  readonly pattern: string;
  readonly app_name: string;
  readonly comment: string;
}

interface ApiFieldsProps {
  values: ApiValues;
  /** What the server says of the pattern; null when none was typed. */
  answer: PatternAnswer | null;
  apps: readonly string[];
}

/** Name, app, pattern and comment of an API. */
export async function ApiFields({ values, answer, apps }: ApiFieldsProps) {
  const t = await texts("apis");
  const fault = answer?.problem ? { of: values.pattern, at: answer.problem.at } : undefined;
  return (
    <div className="grid content-start gap-4">
      <PatternField
        label={t("pattern")}
        hint={t("patternHint", { count: "{count}" })}
        checking={t("checking")}
        value={values.pattern}
        fault={fault}
      >
        <PatternStatus pattern={values.pattern} answer={answer} />
      </PatternField>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" label={t("name")} hint={t("limit", { max: 50 })} defaultValue={values.name} autoComplete="off" />
        <TextField
          name="app_name"
          label={t("app")}
          hint={t("limit", { max: 30 })}
          defaultValue={values.app_name}
          list="apps"
          autoComplete="off"
        />
      </div>
      <datalist id="apps">
        {apps.map((app) => (
          <option key={app} value={app} />
        ))}
      </datalist>
      <TextField name="comment" label={t("comment")} hint={t("limit", { max: 100 })} defaultValue={values.comment} autoComplete="off" />
    </div>
  );
}
