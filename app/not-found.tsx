import { buttonClass } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "./(entry)/entry-gate";

export default async function NotFoundPage() {
  const t = await texts("shell");
  return (
    <EntryGate title={t("notFound")} lead={t("notFoundLead")}>
      <a href={paths.home} className={buttonClass("plain", "lg")}>
        {t("toStart")}
      </a>
    </EntryGate>
  );
}
