import { z } from "zod";
import { text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { paths } from "@/lib/paths";
import { resetPassword } from "@/lib/services/reset-links";
import { draftOf } from "./form-fields";
import { submit } from "./submit";

const fields = z.object({ password: text({ keepSpaces: true }) });

/** Sets a new password by the form of a one-time link and leads to the sign-in. The token is no field: fields may stand in logs. */
export async function setNewPassword(token: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: resetPassword,
    read: (sent) => ({ token, draft: draftOf(fields)(sent) }),
    after: () => ({ to: paths.login(), toast: { key: "users.resetDone" } }),
  });
}
