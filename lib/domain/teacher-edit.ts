import { type Draft, without } from "./draft";
import { maskedEmail, maskedPhone, PASSWORD_MASK } from "./masks";
import type { UserRecord, UserValues } from "./user-record";

type Columns = "username" | "work_id" | "email" | "wechat" | "icon" | "is_superuser" | "is_active" | "is_grade" | "is_super" | "school_id";

/** What can be changed of a teacher (contract section 6.5). */
export interface TeacherChanges extends Pick<UserValues, Columns> {
  readonly password: string;
  readonly phone: string;
  readonly groups: number[];
}

/** A change as it was read, and the values as they were sent. */
export interface TeacherEdit {
  readonly draft: Draft<TeacherChanges>;
  readonly sent: Readonly<Record<string, unknown>>;
}

const SUPERUSERS_ONLY: ReadonlySet<string> = new Set(["is_superuser", "is_grade", "is_super", "is_active", "school_id", "groups"]);

/**
 * The part of a change that means something, so that the whole object of an earlier read can be sent back: fields that the caller
 * may not set are left out unjudged, and so is what only repeats a value as it is shown, masked or not.
 */
export function effectiveDraft({ draft, sent }: TeacherEdit, user: UserRecord, privileged: boolean): Draft<TeacherChanges> {
  const read: Readonly<Record<string, unknown>> = draft.values;
  return without(draft, (field) => {
    const shown = shownValues(user, field);
    return (!privileged && SUPERUSERS_ONLY.has(field)) || shown.includes(sent[field]) || shown.includes(read[field]);
  });
}

function shownValues({ values }: UserRecord, field: string): readonly unknown[] {
  if (field === "password") return [PASSWORD_MASK];
  if (field === "phone") return [values.phone ?? "", maskedPhone(values.phone)];
  if (field === "email") return [values.email || null, maskedEmail(values.email)];
  const columns: Readonly<Record<string, unknown>> = { ...values };
  return field in columns ? [columns[field]] : [];
}
