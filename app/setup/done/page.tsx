import { Gate } from "@/components/layout/gate";
import { locale } from "@/lib/web/locale";
import { TEXTS } from "../[token]/texts";

export default async function SetupDonePage() {
  return <Gate {...TEXTS[await locale()].done} />;
}
