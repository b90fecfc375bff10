import { revalidatePath } from "next/cache";
import { z } from "zod";
import { config } from "@/lib/config";
import { type RawFields, readDraft } from "@/lib/domain/draft";
import type { FormState } from "@/lib/domain/form-state";
import { newUserFields, profileFields } from "@/lib/domain/new-user-form";
import { idsOf } from "@/lib/domain/primary-key";
import { paths } from "@/lib/paths";
import { newSecret } from "@/lib/security/opaque";
import { restoreUser } from "@/lib/services/recycle-bin";
import { createResetLink } from "@/lib/services/reset-links";
import { changeUser, editUser } from "@/lib/services/user-changes";
import { revealPhone } from "@/lib/services/user-directory";
import { endUserSession, endUserSessions } from "@/lib/services/user-sessions";
import { createUsers } from "@/lib/services/users";
import { environment } from "./environment";
import { submit } from "./submit";

/** Saves what a form of the user's pages sent; refused when somebody else saved since the form was drawn. */
export async function saveUser(pk: string, form: FormData): Promise<FormState> {
  const state = await submit(form, {
    ...{ run: editUser, params: { pk } },
    read: (sent) => ({ draft: readDraft(profileFields, sent), seen: Number(sent.fields.updated_at) }),
    after: ({ values }) => ({ toast: { key: "users.saved", values: { username: values.username } } }),
  });
  if (!state.problems.some(({ field }) => field === "updated_at")) return state;
  // The form is drawn anew with what the other one saved; of what was sent, only own changes go into it.
  revalidatePath("/", "layout");
  return { ...state, values: ownChanges(state.values, String(form.get("drawn") ?? "")) };
}

/** Those of the sent values that differ from what the form was `drawn` with, a JSON object of texts. */
function ownChanges(values: FormState["values"], drawn: string): FormState["values"] {
  const read = drawnValues.safeParse(drawn);
  if (!read.success) return values;
  const told = (name: string, value: FormState["values"][string]) =>
    name === "groups" ? [value].flat().filter(Boolean).join(",") : [value].flat().at(-1);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => told(name, value) !== read.data[name]));
}

const drawnValues = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom" });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string()));

/** Creates a user; without a password one that nobody knows, so that only a one-time link opens the account. */
export async function createUser(form: FormData): Promise<FormState> {
  const open = form.get("password") === "";
  const again = form.get("again") === "true";
  return submit(form, {
    run: createUsers,
    read: (sent) => ({ one: readDraft(newUserFields, open ? withPassword(sent) : sent) }),
    after: (made) => {
      const [user] = "one" in made ? [made.one] : made.many;
      const to = again ? paths.newUser : user && (open ? paths.userPart(user.id, "reset") : paths.user(user.id));
      const key = open ? "users.createdWithoutPassword" : "users.created";
      return { to: to ?? paths.users, toast: { key, values: { username: user?.values.username ?? "" } } };
    },
  });
}

function withPassword(sent: RawFields): RawFields {
  return { ...sent, fields: { ...sent.fields, password: newSecret() } };
}

/** Enables or disables one user; can be taken back. */
export async function switchUser(pk: string, active: boolean, form: FormData): Promise<FormState> {
  const draft = { values: { is_active: active }, issues: [], order: ["is_active"] };
  return submit(form, {
    ...{ run: changeUser, params: { pk }, read: () => draft },
    after: ({ values }) => {
      const undo = { kind: active ? "users.disable" : "users.enable", ids: [pk] };
      return { toast: { key: active ? "users.enabled" : "users.disabled", values: { username: values.username }, undo } };
    },
  });
}

/** Ends one session of a user. */
export async function endSession(pk: string, sid: string, form: FormData): Promise<FormState> {
  const after = () => ({ toast: { key: "users.sessionEnded" } }) as const;
  return submit(form, { run: endUserSession, params: { pk, sid }, read: () => undefined, after });
}

/** Ends all sessions of a user. */
export async function endSessions(pk: string, username: string, form: FormData): Promise<FormState> {
  const after = () => ({ toast: { key: "users.sessionsEnded", values: { username } } }) as const;
  return submit(form, { run: endUserSessions, params: { pk }, read: () => undefined, after });
}

/** Brings a user back from the recycle bin. */
export async function restore(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    ...{ run: restoreUser, params: { pk }, read: () => undefined },
    after: ({ values }) => ({ toast: { key: "users.restored", values: { username: values.username } } }),
  });
}

/** Gives a user the own permissions that the form names in `permissions` and `kept`; refused when somebody else saved meanwhile. */
export async function savePermissions(pk: string, form: FormData): Promise<FormState> {
  const permissions = idsOf([...form.getAll("permissions"), form.get("kept") ?? ""].join(","));
  const draft = { values: { permissions }, issues: [], order: ["permissions"] };
  return submit(form, {
    ...{ run: editUser, params: { pk }, read: () => ({ draft, seen: Number(form.get("updated_at")) }) },
    after: ({ values }) => ({ toast: { key: "users.permissionsSaved", values: { username: values.username, count: permissions.length } } }),
  });
}

/** Shows the whole phone number of a user; it stands in the state's value `phone`, and nowhere else. */
export async function showPhone(pk: string, form: FormData): Promise<FormState> {
  let shown = "";
  const state = await submit(form, {
    ...{ run: revealPhone, params: { pk }, read: () => undefined },
    after: (phone) => {
      shown = phone ?? "";
      return {};
    },
  });
  return state.done ? { ...state, values: { phone: shown } } : state;
}

/** Makes a one-time link; it stands in the state's value `link`, and nowhere else. */
export async function makeResetLink(pk: string, form: FormData): Promise<FormState> {
  let link = "";
  const state = await submit(form, {
    ...{ run: createResetLink, params: { pk }, read: () => undefined },
    after: async ({ token }) => {
      const origin = config("APP_URL") ?? `http://${(await environment()).host}`;
      link = new URL(paths.reset(token), origin).href;
      return {};
    },
  });
  return state.done ? { ...state, values: { link } } : state;
}
