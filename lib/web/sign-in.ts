import { z } from "zod";
import { text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { paths, returnAddress } from "@/lib/paths";
import { signInWeb } from "@/lib/services/web-sign-in";
import { draftOf } from "./form-fields";
import { setSessionCookie } from "./session";
import { submit } from "./submit";

const credentials = z.object({ username: text(), password: text({ keepSpaces: true }) });

/** Signs in from a form with `username` and `password`, then goes on to `next` when it is a page of ours, else to the first page. */
export async function signIn(next: string | null, form: FormData): Promise<FormState> {
  return submit(form, {
    run: signInWeb,
    read: draftOf(credentials),
    door: true,
    after: async ({ cookie, opensDashboard }) => {
      await setSessionCookie(cookie);
      return { to: returnAddress(next) ?? firstPage(opensDashboard) };
    },
  });
}

/** The first page of a signed-in user. */
export function firstPage(opensDashboard: boolean): string {
  return opensDashboard ? paths.admin : paths.me;
}
