import type { Metadata } from "next";
import { OwnSection } from "@/components/me/own-page";
import { NewPasswordField } from "@/components/register/new-password-field";
import { ActionForm } from "@/components/ui/action-form";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { readOwnAccount } from "@/lib/services/own-profile";
import { load } from "@/lib/web/load";
import { passwordTexts } from "@/lib/web/password-texts";
import { texts } from "@/lib/web/texts";
import { submitPassword } from "../actions";
import { OwnPart } from "../own-part";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("me"))("changePassword") };
}

export default async function PasswordPage() {
  const { values } = await load(readOwnAccount, {}, undefined);
  const t = await texts("me");
  const password = await passwordTexts(t("newPassword"));
  const near = [values.username, values.phone, values.email, values.email?.split("@")[0]].filter((name) => typeof name === "string");
  return (
    <OwnPart current={paths.myPassword}>
      <OwnSection title={t("changePassword")} lead={t("passwordLead")}>
        <ActionForm action={submitPassword} className="grid max-w-80 gap-4">
          {/* Lets the password store of the browser know whose password this is. */}
          <input type="text" name="username" defaultValue={values.username} autoComplete="username" readOnly hidden />
          <PasswordField
            name="old_password"
            label={t("oldPassword")}
            show={password.show}
            hide={password.hide}
            autoComplete="current-password"
            required
          />
          <NewPasswordField name="new_password" texts={password} near={near} />
          <div>
            <SubmitButton>{t("changePassword")}</SubmitButton>
          </div>
        </ActionForm>
      </OwnSection>
    </OwnPart>
  );
}
