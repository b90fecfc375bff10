import { readDraft } from "@/lib/domain/draft";
import { PASSWORD_MASK } from "@/lib/domain/masks";
import type { TeacherEdit } from "@/lib/domain/teacher-edit";
import type { AppError } from "@/lib/errors";
import type { Refusal } from "@/lib/http/dialect";
import type { InputReader } from "@/lib/http/endpoint";
import { fieldsOf, object } from "@/lib/http/input";
import { changes, registration } from "./schemas";

/** A registration; the mask that answers show for a password is none. */
export const registrationInput = {
  ...object(registration),
  read: ({ body }) => {
    const { password, ...others } = fieldsOf(body).fields;
    return readDraft(registration, { fields: password === PASSWORD_MASK || password === undefined ? others : { ...others, password } });
  },
} satisfies ReturnType<typeof object<typeof registration>>;

/** A change, with what was sent: values that only repeat what a read showed are not judged. */
export const changesInput: InputReader<TeacherEdit> & { readonly schema: typeof changes } = {
  ...object(changes),
  read: ({ body }) => {
    const raw = fieldsOf(body);
    return { draft: readDraft(changes, raw), sent: raw.fields };
  },
};

/** Ordinary users who change somebody else are told so in words of this document's own (contract section 6.5). */
export function refusedChange(error: AppError): Refusal | undefined {
  if (error.code !== "forbidden" || error.detail.reason !== "own_only") return undefined;
  const msg = "您只能修改自己的信息!";
  return { status: 403, body: { msg }, message: msg };
}
