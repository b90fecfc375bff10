import { cookies } from "next/headers";
import { z } from "zod";
import { now } from "@/lib/clock";
import type { RawFields } from "@/lib/domain/draft";
import { email, idReference, text, username } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { CODE_SECONDS } from "@/lib/domain/lifetimes";
import { SMS_PAUSE } from "@/lib/domain/limits";
import { phoneKey } from "@/lib/domain/username";
import { paths } from "@/lib/paths";
import { registerByEmail } from "@/lib/services/registration";
import type { CookieSignIn } from "@/lib/services/sign-in";
import { registerByPhone } from "@/lib/services/teacher-registration";
import { requestCode } from "@/lib/services/verifications";
import { draftOf, formFields, typedValues } from "./form-fields";
import { setSessionCookie } from "./session";
import { type Outcome, submit } from "./submit";
import { texts } from "./texts";

/** The two ways of the documents. */
export type Method = "phone" | "email";

/** Tells when this browser last asked for a code, so that the wait outlives a reload. */
const SENT_COOKIE = "code_sent";

const phone = text({ check: (sent) => (phoneKey(sent) === null ? "pattern" : undefined) });
const password = text({ keepSpaces: true });
const codeFields = z.object({ username: text({ max: 150, mayBeBlank: true }).optional(), phone });
const emailFields = z.object({ username: username(), email: email(), password, confirm_password: password });
const phoneFields = z.object({
  username: username(),
  phone,
  sms_code: text(),
  password,
  school_id: idReference(),
  work_id: text({ max: 25, nullable: true }).optional(),
});

/** Makes the account of a registration form and signs in, or sends the code when that button was pressed. */
export async function register(method: Method, form: FormData): Promise<FormState> {
  if (method === "email") return submit(form, { run: registerByEmail, read: draftOf(emailFields), door: true, after: enter });
  if (form.get("intent") === "code") return sendCode(form);
  return submit(form, { run: registerByPhone, read: (sent) => draftOf(phoneFields)(bare(sent)), door: true, after: enter });
}

/** Whether a code went out from this browser that may still be good, when (ms), and the seconds until the next one may be asked. */
export async function sentCode(): Promise<{ at: number; wait: number } | null> {
  const at = Number((await cookies()).get(SENT_COOKIE)?.value);
  const age = now() - at;
  if (!Number.isSafeInteger(at) || age < 0 || age > CODE_SECONDS * 1000) return null;
  return { at, wait: Math.max(0, Math.ceil((SMS_PAUSE.windowMs - age) / 1000)) };
}

async function sendCode(form: FormData): Promise<FormState> {
  let problems: FormState["problems"] = [];
  const state = await submit(form, {
    run: requestCode,
    read: (sent) => draftOf(codeFields)(bare(sent)),
    after: async (sent) => {
      if (sent) await noteSent();
      else problems = [{ field: "phone", text: (await texts("entry"))("codeNotSent") }];
      return {};
    },
  });
  // The form goes on: what was typed stays.
  return state.done ? { ...state, done: false, problems, values: typedValues(formFields(form)) } : state;
}

async function enter({ cookie }: CookieSignIn): Promise<Outcome> {
  await setSessionCookie(cookie);
  return { to: paths.me, toast: { key: "entry.registered" } };
}

async function noteSent(): Promise<void> {
  const options = { path: paths.register, maxAge: CODE_SECONDS, httpOnly: true, sameSite: "lax" } as const;
  (await cookies()).set(SENT_COOKIE, String(now()), options);
}

/** People write their number with spaces and the code of the country. */
function bare(sent: RawFields): RawFields {
  const { phone: typed } = sent.fields;
  if (typeof typed !== "string") return sent;
  return { ...sent, fields: { ...sent.fields, phone: typed.replace(/[\s-]/g, "").replace(/^(?:\+|00)86(?=1\d{10}$)/, "") } };
}
