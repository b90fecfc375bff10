import { z } from "zod";
import { text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { codePoints, phoneKey } from "@/lib/domain/username";
import { createSchool, renameSchool } from "@/lib/services/schools";
import { changeSetting } from "@/lib/services/settings";
import { sendTestMessage } from "@/lib/services/sms";
import { draftOf } from "./form-fields";
import { submit } from "./submit";

const PHONE_MAX = 11;
const VALUE_MAX = 100;
const SCHOOL_MAX = 150;

const value = draftOf(z.object({ value: text({ max: VALUE_MAX, mayBeBlank: true }) }));
const school = draftOf(z.object({ name: text({ max: SCHOOL_MAX }) }));
const recipient = draftOf(
  z.object({
    phone: text({ max: PHONE_MAX, check: (sent) => (phoneKey(sent) !== null || codePoints(sent) > PHONE_MAX ? undefined : "pattern") }),
  }),
);

/** Changes a setting to the form's `value`; empty brings the default back. */
export async function submitSetting(name: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: changeSetting,
    params: { name },
    read: value,
    after: () => ({ toast: { key: "settings.saved", values: { name } } }),
  });
}

/** Sends the fixed message to the form's `phone`. */
export async function submitTestMessage(form: FormData): Promise<FormState> {
  return submit(form, {
    run: sendTestMessage,
    read: recipient,
    after: ({ phone, taken }) => ({ toast: { key: taken ? "settings.testSent" : "settings.testFailed", values: { phone } } }),
  });
}

/** Adds a school of the form's `name`, or renames the one that `pk` names. */
export async function submitSchool(pk: string | null, form: FormData): Promise<FormState> {
  if (pk === null) {
    const after = ({ name }: { readonly name: string }) => ({ toast: { key: "settings.schoolAdded", values: { name } } as const });
    return submit(form, { run: createSchool, read: school, after });
  }
  const after = ({ name }: { readonly name: string }) => ({ toast: { key: "settings.schoolRenamed", values: { name } } as const });
  return submit(form, { run: renameSchool, params: { pk }, read: school, after });
}
