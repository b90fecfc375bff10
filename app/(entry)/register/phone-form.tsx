import { CodeField } from "@/components/register/code-field";
import { NewPasswordField } from "@/components/register/new-password-field";
import { PhoneField } from "@/components/register/phone-field";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { SelectField, TextField } from "@/components/ui/text-field";
import type { RegistrationOffer } from "@/lib/services/web-registration";
import { passwordTexts } from "@/lib/web/password-texts";
import { sentCode } from "@/lib/web/registration";
import { texts } from "@/lib/web/texts";
import { submitPhone } from "./actions";

/** Registration by phone, proved by a code. */
export async function PhoneForm({ schools }: Pick<RegistrationOffer, "schools">) {
  const [t, general, password, code] = await Promise.all([texts("entry"), texts("general"), passwordTexts(), sentCode()]);
  const choices = schools.map(({ id, name }) => ({ value: String(id), label: `${id} · ${name}` }));
  return (
    <ActionForm action={submitPhone}>
      {/* Enter presses the first button of a form, and that is to be this one. */}
      <button type="submit" hidden />
      <TextField name="username" label={t("newUsername")} autoComplete="username" autoCapitalize="none" spellCheck={false} large required />
      <PhoneField name="phone" label={t("phone")} />
      <CodeField
        key={code?.at}
        sent={code !== null}
        wait={code?.wait ?? 0}
        texts={{
          label: t("code"),
          digits: t("codeHint"),
          send: t("sendCode"),
          again: t("sendCodeAgain"),
          wait: t("codeAgainIn", { count: "#" }),
          sent: t("codeSent"),
        }}
      />
      <NewPasswordField name="password" texts={password} large />
      <div className="grid grid-cols-2 gap-3">
        <SelectField name="school_id" label={t("school")} choices={choices} large />
        <TextField name="work_id" label={t("workNumber")} hint={general("optional")} maxLength={25} large />
      </div>
      <SubmitButton size="lg" className="mt-1 w-full">
        {t("createAccount")}
      </SubmitButton>
    </ActionForm>
  );
}
