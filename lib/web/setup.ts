import { redirect } from "next/navigation";
import { z } from "zod";
import { text, username } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { createFirstSuperuser, readSetupLink } from "@/lib/services/setup";
import { draftOf } from "./form-fields";
import { submit } from "./submit";
import { visitor } from "./visitor";

const setupFields = z.object({ username: username(), password: text({ keepSpaces: true }) });

/** Whether the link of `/setup/{token}` can be used. */
export function isSetupOpen(token: string): Promise<boolean> {
  return readSetupLink(visitor(), { token }, undefined);
}

/** Makes the first superuser from the form of `/setup/{token}`. A link that is gone meanwhile leads to the page that says so. */
export async function submitSetup(token: string, form: FormData): Promise<FormState> {
  const state = await submit(form, {
    run: createFirstSuperuser,
    params: { token },
    read: draftOf(setupFields),
    after: () => ({ to: "/setup/done" }),
  });
  if (!(await isSetupOpen(token))) redirect(`/setup/${encodeURIComponent(token)}`);
  return state;
}
