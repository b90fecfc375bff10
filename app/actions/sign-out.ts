"use server";

import { paths } from "@/lib/paths";
import { endBrowserSession } from "@/lib/services/browser-session";
import { clearSessionCookie } from "@/lib/web/session";
import { submit } from "@/lib/web/submit";

/** Ends the session of this browser. */
export async function signOut(form: FormData): Promise<void> {
  await submit(form, {
    run: endBrowserSession,
    read: () => undefined,
    after: async () => {
      await clearSessionCookie();
      return { to: paths.login(), toast: { key: "entry.signedOut" } };
    },
  });
}
