import { notFound } from "next/navigation";
import { requireUser } from "@/lib/web/load";

/** Unknown addresses of the dashboard: told inside it, to those who may be there. */
export default async function UnknownPage() {
  await requireUser();
  notFound();
}
