import { z } from "zod";
import { choice, email, text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { changeOwnAccount, changeOwnPassword, endOtherSessions } from "@/lib/services/own-profile";
import { endUserSession, type ListedSession, listSessions } from "@/lib/services/user-sessions";
import { draftOf } from "./form-fields";
import { load, requireUser } from "./load";
import { submit } from "./submit";

/** The values of the column `gender`. */
export const GENDERS = ["male", "female", "other"] as const;

const SHOWN_SESSIONS = 100;

const ownFields = z.object({
  last_name: text({ max: 150, mayBeBlank: true }),
  first_name: text({ max: 30, mayBeBlank: true }),
  gender: choice(GENDERS),
  email: email({ nullable: true }),
  phone: text({ max: 11, nullable: true }),
  dingding: text({ max: 32, nullable: true }),
  wechat: text({ max: 128, nullable: true }),
});
const password = text({ keepSpaces: true });
const passwordFields = z.object({ old_password: password, new_password: password });

/** Saves the form of the own profile. */
export async function saveProfile(form: FormData): Promise<FormState> {
  return submit(form, { run: changeOwnAccount, read: draftOf(ownFields), after: () => ({ toast: { key: "me.profileSaved" } }) });
}

/** Changes the own password from a form with the old one. */
export async function savePassword(form: FormData): Promise<FormState> {
  return submit(form, { run: changeOwnPassword, read: draftOf(passwordFields), after: () => ({ toast: { key: "me.passwordChanged" } }) });
}

/** Ends one of the own sessions. */
export async function endSession(sid: string, form: FormData): Promise<FormState> {
  const { user } = await requireUser();
  const params = { pk: String(user.id), sid };
  return submit(form, { run: endUserSession, params, read: () => undefined, after: () => ({ toast: { key: "me.sessionEnded" } }) });
}

/** Ends all own sessions but this one. */
export async function endOthers(form: FormData): Promise<FormState> {
  const after = (count: number) => ({ toast: { key: "me.othersEnded", values: { count } } }) as const;
  return submit(form, { run: endOtherSessions, read: () => undefined, after });
}

/** The newest of the own sessions, and how many there are. */
export async function ownSessions(): Promise<{ rows: readonly ListedSession[]; total: number }> {
  const { user } = await requireUser();
  const { total, slices } = await load(listSessions, { pk: String(user.id) }, { limit: SHOWN_SESSIONS, offset: 0 });
  const rows: ListedSession[] = [];
  for await (const slice of slices) rows.push(...slice);
  return { rows, total };
}
