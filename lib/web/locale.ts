import { cookies, headers } from "next/headers";
import { type Locale, preferredLocale } from "./preferred-locale";

/** The language of the page being drawn: what was chosen (cookie `locale`), else what the browser prefers. */
export async function locale(): Promise<Locale> {
  const chosen = (await cookies()).get("locale")?.value;
  if (chosen === "zh" || chosen === "en") return chosen;
  return preferredLocale((await headers()).get("accept-language"));
}
