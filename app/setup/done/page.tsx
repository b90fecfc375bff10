import { buttonClass } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "../../(entry)/entry-gate";

/** The first superuser exists. */
export default async function SetupDonePage() {
  const t = await texts("entry");
  return (
    <EntryGate title={t("setupDone")} lead={t("setupDoneLead")}>
      <a href={paths.login()} className={buttonClass("primary", "lg")}>
        {t("signIn")}
      </a>
    </EntryGate>
  );
}
