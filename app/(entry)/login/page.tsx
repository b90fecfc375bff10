import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { isRegistrationOpen } from "@/lib/domain/registration";
import { paths, returnAddress } from "@/lib/paths";
import { environment } from "@/lib/web/environment";
import { mayOpenDashboard } from "@/lib/web/may";
import { firstPage } from "@/lib/web/sign-in";
import { texts } from "@/lib/web/texts";
import { currentActor } from "@/lib/web/visit";
import { EntryGate } from "../entry-gate";
import { submitSignIn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("entry"))("signIn") };
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { next } = await searchParams;
  const wanted = returnAddress(typeof next === "string" ? next : null);
  const actor = await currentActor();
  if (actor) redirect(wanted ?? firstPage(mayOpenDashboard(actor)));
  const t = await texts("entry");
  const { host } = await environment();
  return (
    <EntryGate title={t("signInTitle")} lead={t("signInTo", { host })} footer={t("trouble")}>
      <ActionForm action={submitSignIn.bind(null, wanted)}>
        <TextField
          name="username"
          label={t("username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          large
          autoFocus
          required
        />
        <PasswordField
          name="password"
          label={t("password")}
          show={t("showPassword")}
          hide={t("hidePassword")}
          autoComplete="current-password"
          large
          required
        />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("signIn")}
        </SubmitButton>
        <p className="text-center text-xs text-ink-3">{t("staysSignedIn")}</p>
      </ActionForm>
      {isRegistrationOpen() && (
        <p className="text-center text-sm text-ink-3">
          {t("noAccount")} <TextLink href={paths.register}>{t("register")}</TextLink>
        </p>
      )}
    </EntryGate>
  );
}
