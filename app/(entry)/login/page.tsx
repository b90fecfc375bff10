import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Note } from "@/components/ui/note";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { paths, returnAddress } from "@/lib/paths";
import { readRegistrationOpen } from "@/lib/services/web-registration";
import { environment } from "@/lib/web/environment";
import { load } from "@/lib/web/load";
import { mayOpenDashboard } from "@/lib/web/may";
import { sentSession } from "@/lib/web/session";
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
  const [t, { host }, ended, open] = await Promise.all([
    ...([texts("entry"), environment(), sentSession(), load(readRegistrationOpen, {}, undefined)] as const),
  ]);
  return (
    <EntryGate title={t("signInTitle")} lead={t("signInTo", { host })} footer={t("trouble")}>
      {wanted && <Note>{t(ended ? "sessionEnded" : "signInFirst")}</Note>}
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
          capsLock={t("capsLock")}
          autoComplete="current-password"
          large
          required
        />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("signIn")}
        </SubmitButton>
        <p className="text-center text-xs text-ink-3">{t("staysSignedIn")}</p>
      </ActionForm>
      {open && (
        <p className="text-center text-sm text-ink-3">
          {t("noAccount")} <TextLink href={paths.register}>{t("register")}</TextLink>
        </p>
      )}
    </EntryGate>
  );
}
