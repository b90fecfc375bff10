import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { readResetLink } from "@/lib/services/reset-links";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "../../entry-gate";
import { submitReset } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("users"))("resetTitle"), referrer: "no-referrer" };
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [username, t] = await Promise.all([load(readResetLink, {}, token), texts("users")]);
  if (username === null) return <EntryGate title={t("resetGone")} lead={t("resetGoneLead")} />;
  return (
    <EntryGate title={t("resetTitle")} lead={t("resetLead", { username })} footer={t("resetNote")}>
      <ActionForm action={submitReset.bind(null, token)}>
        <PasswordField
          name="password"
          label={t("newPassword")}
          hint={t("newPasswordHint")}
          show={t("showPassword")}
          hide={t("hidePassword")}
          autoComplete="new-password"
          large
          autoFocus
          required
        />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("setPassword")}
        </SubmitButton>
      </ActionForm>
    </EntryGate>
  );
}
