import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MethodTabs } from "@/components/register/method-tabs";
import { buttonClass } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/paths";
import { readRegistrationOffer } from "@/lib/services/web-registration";
import { load } from "@/lib/web/load";
import { mayOpenDashboard } from "@/lib/web/may";
import { firstPage } from "@/lib/web/sign-in";
import { texts } from "@/lib/web/texts";
import { currentActor } from "@/lib/web/visit";
import { EntryGate } from "../entry-gate";
import { EmailForm } from "./email-form";
import { PhoneForm } from "./phone-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("entry"))("register") };
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await currentActor();
  if (actor) redirect(firstPage(mayOpenDashboard(actor)));
  const [offer, t, { by }] = await Promise.all([load(readRegistrationOffer, {}, undefined), texts("entry"), searchParams]);
  if (!offer.open) {
    return (
      <EntryGate title={t("registrationClosed")} lead={t("registrationClosedLead")}>
        <a href={paths.login()} className={buttonClass("plain", "lg")}>
          {t("signIn")}
        </a>
      </EntryGate>
    );
  }
  // While no gateway is set, codes reach nobody without help.
  const method = by === "phone" || by === "email" ? by : offer.sends ? "phone" : "email";
  return (
    <EntryGate title={t("registerTitle")} wide>
      <MethodTabs current={method} texts={{ label: t("method"), phone: t("byPhone"), email: t("byEmail") }} />
      {method === "phone" ? <PhoneForm schools={offer.schools} /> : <EmailForm />}
      <p className="text-center text-sm text-ink-3">
        {t("haveAccount")} <TextLink href={paths.login()}>{t("signIn")}</TextLink>
      </p>
    </EntryGate>
  );
}
