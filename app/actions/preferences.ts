"use server";

import { keepPreferences } from "@/lib/web/preferences";

/** Keeps the language, theme, width of the menu or use of keys that a form of the shell chose; the page is drawn anew by that. */
export async function choosePreference(form: FormData): Promise<void> {
  await keepPreferences(form);
}
