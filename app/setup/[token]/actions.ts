"use server";

import { redirect } from "next/navigation";
import { type SetupState, submitSetup } from "@/lib/web/setup";

/** Makes the first superuser, or returns what the form is to show. */
export async function createSuperuser(token: string, _before: SetupState, form: FormData): Promise<SetupState> {
  const result = await submitSetup(token, form);
  if (result === "done") redirect("/setup/done");
  if (result === "gone") redirect(`/setup/${encodeURIComponent(token)}`);
  return result;
}
