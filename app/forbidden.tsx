import { buttonClass } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "./(entry)/entry-gate";
import { Refusal } from "./refusal";

/** The dashboard is closed to the one who is signed in. */
export default async function ForbiddenPage() {
  const t = await texts("shell");
  return (
    <EntryGate title={t("forbidden")}>
      <Refusal />
      <a href={paths.me} className={buttonClass("plain", "lg")}>
        {t("profile")}
      </a>
    </EntryGate>
  );
}
