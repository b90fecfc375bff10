import { cookies } from "next/headers";
import { z } from "zod";
import { config } from "@/lib/config";

const SEEN = {
  theme: z.enum(["light", "dark", "system"]),
  rail: z.enum(["open", "closed"]),
  shortcuts: z.enum(["on", "off"]),
  locale: z.enum(["zh", "en"]),
} as const;
const YEAR = 31_536_000;

/** How this browser wants its pages; the language has its own reader, `locale`. */
export interface Preferences {
  readonly theme: "light" | "dark" | "system";
  readonly rail: "open" | "closed";
  /** Keys that act without Ctrl; WCAG 2.1.4 asks that they can be switched off. */
  readonly shortcuts: "on" | "off";
}

/** What was chosen in this browser. */
export async function preferences(): Promise<Preferences> {
  const jar = await cookies();
  const theme = SEEN.theme.safeParse(jar.get("theme")?.value);
  const rail = SEEN.rail.safeParse(jar.get("rail")?.value);
  const shortcuts = SEEN.shortcuts.safeParse(jar.get("shortcuts")?.value);
  return { theme: theme.data ?? "system", rail: rail.data ?? "open", shortcuts: shortcuts.data ?? "on" };
}

/** Keeps what a form of the shell chose: `locale`, `theme`, `rail` or `shortcuts`. Other names and values are ignored. Only in server actions. */
export async function keepPreferences(form: FormData): Promise<void> {
  const jar = await cookies();
  for (const [name, type] of Object.entries(SEEN)) {
    const chosen = type.safeParse(form.get(name));
    const secure = config("APP_URL")?.startsWith("https:") ?? false;
    if (chosen.success) jar.set(name, chosen.data, { path: "/", maxAge: YEAR, sameSite: "lax", secure });
  }
}
