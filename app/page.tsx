import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";
import { mayOpenDashboard } from "@/lib/web/may";
import { firstPage } from "@/lib/web/sign-in";
import { currentActor } from "@/lib/web/visit";

/** The bare address leads to the first page of whoever is signed in, others to the sign-in. */
export default async function HomePage() {
  const actor = await currentActor();
  redirect(actor ? firstPage(mayOpenDashboard(actor)) : paths.login());
}
