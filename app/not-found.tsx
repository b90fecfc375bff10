import { ButtonLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "./(entry)/entry-gate";

export default async function NotFoundPage() {
  const t = await texts("shell");
  return (
    <EntryGate title={t("notFound")} lead={t("notFoundLead")}>
      <ButtonLink href={paths.home} size="lg">
        {t("toStart")}
      </ButtonLink>
    </EntryGate>
  );
}
