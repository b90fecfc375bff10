import type { Metadata } from "next";
import { NewPasswordField } from "@/components/register/new-password-field";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { passwordTexts } from "@/lib/web/password-texts";
import { isSetupOpen } from "@/lib/web/setup";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "../../(entry)/entry-gate";
import { createSuperuser } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("entry"))("setupTitle") };
}

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, password] = await Promise.all([texts("entry"), passwordTexts()]);
  if (!(await isSetupOpen(token))) return <EntryGate title={t("setupGone")} lead={t("setupGoneLead")} />;
  return (
    <EntryGate title={t("setupTitle")} lead={t("setupLead")}>
      <ActionForm action={createSuperuser.bind(null, token)}>
        <TextField
          name="username"
          label={t("newUsername")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={150}
          large
          required
        />
        <NewPasswordField name="password" texts={password} large />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("setupSubmit")}
        </SubmitButton>
      </ActionForm>
    </EntryGate>
  );
}
