"use server";

import { keepPreferences } from "@/lib/web/preferences";

/** Keeps the language, theme or width of the menu that a form of the shell chose; the page is drawn anew by that. */
export async function choosePreference(form: FormData): Promise<void> {
  await keepPreferences(form);
}
