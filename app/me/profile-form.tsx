import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { SelectField, TextField } from "@/components/ui/text-field";
import type { UserRecord } from "@/lib/domain/user-record";
import { locale } from "@/lib/web/locale";
import { GENDERS } from "@/lib/web/own-account";
import { texts } from "@/lib/web/texts";
import { submitProfile } from "./actions";

/** What everybody may change of the own account. Names stand family first in Chinese and the other way round in English. */
export async function ProfileForm({ values }: Pick<UserRecord, "values">) {
  const [t, language] = await Promise.all([texts("me"), locale()]);
  const names = [
    <TextField
      key="last"
      name="last_name"
      label={t("lastName")}
      defaultValue={values.last_name}
      autoComplete="family-name"
      maxLength={150}
    />,
    <TextField
      key="first"
      name="first_name"
      label={t("firstName")}
      defaultValue={values.first_name}
      autoComplete="given-name"
      maxLength={30}
    />,
  ];
  return (
    <ActionForm action={submitProfile} className="grid max-w-140 grid-cols-2 gap-4 max-sm:grid-cols-1">
      {language === "zh" ? names : names.reverse()}
      <TextField name="email" label={t("email")} defaultValue={values.email ?? ""} type="email" autoComplete="email" maxLength={254} />
      <TextField
        name="phone"
        label={t("phone")}
        hint={t("phoneHint")}
        defaultValue={values.phone ?? ""}
        type="tel"
        autoComplete="tel-national"
        maxLength={11}
      />
      <TextField name="wechat" label={t("wechat")} defaultValue={values.wechat ?? ""} maxLength={128} spellCheck={false} />
      <TextField name="dingding" label={t("dingding")} defaultValue={values.dingding ?? ""} maxLength={32} spellCheck={false} />
      <SelectField
        name="gender"
        label={t("gender")}
        defaultValue={values.gender}
        choices={GENDERS.map((value) => ({ value, label: t(value) }))}
      />
      <div className="col-span-full">
        <SubmitButton>{t("saveProfile")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
