import { z } from "zod";
import type { RawFields } from "@/lib/domain/draft";
import { text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { type FoundUsers, type PickState, pastedEntries } from "@/lib/domain/group-directory";
import type { IdsReading } from "@/lib/domain/id-list";
import { MAX_IDS } from "@/lib/domain/limits";
import { paths } from "@/lib/paths";
import { cloneGroup, findMembers } from "@/lib/services/group-directory";
import { addToGroup, removeFromGroup } from "@/lib/services/group-members";
import { mergeGroup } from "@/lib/services/group-merge";
import { changeGroup, createGroups, deleteGroup } from "@/lib/services/groups";
import { draftOf } from "./form-fields";
import { submit } from "./submit";
import { texts } from "./texts";
import { spanOf } from "./validity";

const naming = draftOf(z.object({ name: text({ max: 150 }) }));
const TOLD_NAMES = 20;

/** Makes an empty group of the form's `name`; `before` names the group whose permissions it gets. */
export async function submitNewGroup(before: string | null, form: FormData): Promise<FormState> {
  const after = (made: Awaited<ReturnType<typeof createGroups>>) =>
    "one" in made ? { to: paths.group(made.one.id), toast: { key: "groups.created", values: { name: made.one.name } } as const } : {};
  if (before !== null) return topProblems(await submit(form, { run: cloneGroup, params: { pk: before }, read: naming, after }), ["name"]);
  return submit(form, { run: createGroups, read: (sent) => ({ one: naming(sent) }), after });
}

/** Gives a group the form's `name`. */
export async function submitGroupName(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: changeGroup,
    params: { pk },
    read: naming,
    after: ({ id, name }) => ({ to: paths.group(id), toast: { key: "groups.renamed", values: { name } } }),
  });
}

/** Deletes a group. */
export async function submitGroupDeletion(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: deleteGroup,
    params: { pk },
    read: () => undefined,
    after: () => ({ to: paths.groups, toast: { key: "groups.deleted" } }),
  });
}

/** Moves members and permissions of the group `from` into the group `pk`, and deletes `from`. */
export async function submitMerge(pk: string, from: number, form: FormData): Promise<FormState> {
  return submit(form, {
    ...{ run: mergeGroup, params: { pk }, read: () => ({ from }) },
    after: ({ id, name }) => ({ to: paths.group(id), toast: { key: "groups.merged", values: { name } } }),
  });
}

/** Adds the form's `permissions` to a group, or with `remove` takes `users` and `permissions` away. */
export async function submitBelongings(pk: string, act: "add" | "remove", form: FormData): Promise<FormState> {
  const read = () => ({ user_ids: readIds(form.getAll("users")), perm_ids: readIds(form.getAll("permissions")) });
  const count = form.getAll("users").length + form.getAll("permissions").length;
  const key = act === "add" ? "groups.permissionsAdded" : form.has("users") ? "groups.membersRemoved" : "groups.permissionsRemoved";
  const rest = { params: { pk }, after: () => ({ toast: { key, values: { count } } as const }) };
  const bounded = (sent: RawFields) => ({ ...read(), span: spanOf(sent) });
  const state =
    act === "add"
      ? await submit(form, { run: addToGroup, read: bounded, ...rest })
      : await submit(form, { run: removeFromGroup, read, ...rest });
  return topProblems(state, ["from", "until"]);
}

/**
 * The picker of members: looks up whom the form's `names` name, and with `step` "add" adds those that were shown, unless the list was
 * changed since then. Entries that name nobody stay in the list.
 */
export async function submitPick(pk: string, form: FormData): Promise<PickState> {
  const names = String(form.get("names") ?? "");
  const entries = pastedEntries(names).join();
  if (form.get("step") === "add" && form.get("entries") === entries) return add(pk, form);
  return lookUp(pk, form, names);
}

async function lookUp(pk: string, form: FormData, names: string): Promise<PickState> {
  const entries = pastedEntries(names).join();
  let found: FoundUsers = { fresh: [], already: [], unknown: [] };
  const state = await submit(form, {
    run: findMembers,
    read: () => ({ group: Number(pk), text: names }),
    after: (output) => {
      found = output;
      return {};
    },
  });
  return { ...state, values: { names }, pick: state.done && entries !== "" ? await told(entries, found) : null };
}

/** After a refusal the list is looked up anew, so that it can be added in another way, as with a reason why assertions may be broken. */
async function add(pk: string, form: FormData): Promise<PickState> {
  const ids = readIds(String(form.get("ids") ?? "").split(","));
  const state = await submit(form, {
    run: addToGroup,
    params: { pk },
    read: (sent) => ({ user_ids: ids, perm_ids: "absent" as const, span: spanOf(sent) }),
    after: () => ({ toast: { key: "groups.membersAdded", values: { count: Array.isArray(ids) ? ids.length : 0 } } }),
  });
  if (state.done) return { ...state, values: { names: String(form.get("left") ?? "") }, pick: null };
  const again = await lookUp(pk, form, String(form.get("names") ?? ""));
  return { ...again, ...topProblems(state, []), values: again.values };
}

async function told(entries: string, { fresh, already, unknown }: FoundUsers): Promise<NonNullable<PickState["pick"]>> {
  const t = await texts("groups");
  const named = (names: readonly string[]) => ({ count: names.length, names: names.slice(0, TOLD_NAMES).join(", ") });
  const more = (names: readonly string[]) => (names.length > TOLD_NAMES ? " …" : "");
  const freshNames = fresh.map(({ username }) => username);
  return {
    entries,
    ids: fresh.map(({ id }) => id).join(),
    left: unknown.join("\n"),
    fresh: t("pickFresh", named(freshNames)) + more(freshNames),
    already: already.length > 0 ? t("pickAlready", named(already)) + more(already) : null,
    unknown: unknown.length > 0 ? t("pickUnknown", named(unknown)) + more(unknown) : null,
    add: fresh.length > 0 ? t("pickAdd", { count: fresh.length }) : null,
  };
}

function readIds(sent: readonly FormDataEntryValue[]): IdsReading {
  const texts = sent.map(String).filter((one) => one !== "");
  if (texts.length === 0) return "absent";
  if (texts.length > MAX_IDS) return "too_many";
  return texts.every((one) => /^\d{1,10}$/.test(one)) ? [...new Set(texts.map(Number))] : "malformed";
}

/** Problems of fields that the form does not show stand on top of it. */
function topProblems(state: FormState, shown: readonly string[]): FormState {
  const problems = state.problems.map((one) => (one.field !== null && shown.includes(one.field) ? one : { ...one, field: null }));
  return { ...state, problems };
}
