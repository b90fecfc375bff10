import { NewPasswordField } from "@/components/register/new-password-field";
import { ActionForm } from "@/components/ui/action-form";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { passwordTexts } from "@/lib/web/password-texts";
import { texts } from "@/lib/web/texts";
import { submitEmail } from "./actions";

/** Registration by email. */
export async function EmailForm() {
  const [t, password] = await Promise.all([texts("entry"), passwordTexts()]);
  return (
    <ActionForm action={submitEmail}>
      <TextField name="username" label={t("newUsername")} autoComplete="username" autoCapitalize="none" spellCheck={false} large required />
      <TextField name="email" label={t("email")} type="email" inputMode="email" autoComplete="email" large required />
      <NewPasswordField name="password" texts={password} large />
      <PasswordField
        name="confirm_password"
        label={t("confirmPassword")}
        show={t("showPassword")}
        hide={t("hidePassword")}
        autoComplete="new-password"
        large
        required
      />
      <SubmitButton size="lg" className="mt-1 w-full">
        {t("createAccount")}
      </SubmitButton>
    </ActionForm>
  );
}
