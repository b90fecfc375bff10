import { now } from "@/lib/clock";
import { apiForm, PERMISSION_METHODS } from "@/lib/domain/api-directory";
import type { RawFields } from "@/lib/domain/draft";
import type { FormState } from "@/lib/domain/form-state";
import { primaryKey } from "@/lib/domain/primary-key";
import { paths } from "@/lib/paths";
import { createApiWithGrants } from "@/lib/services/api-registration";
import { changeApi, deleteApi } from "@/lib/services/apis";
import { addToDraft } from "@/lib/services/policy-draft";
import { draftOf } from "./form-fields";
import { addressOf } from "./list-query";
import { submit } from "./submit";
import { texts } from "./texts";

const fields = draftOf(apiForm);
const CARRIED = ["name", "pattern", "app_name", "comment", "samples", "group"];

/** Registers the API of a form, and grants its `methods` to its `group`. */
export async function submitNewApi(form: FormData): Promise<FormState> {
  return submit(form, {
    run: createApiWithGrants,
    read: (sent) => ({ fields: fields(sent), group: primaryKey(String(sent.fields.group ?? "")), methods: methodsOf(sent) }),
    after: ({ name, pattern }) => ({ to: paths.apis, toast: { key: "apis.created", values: { name: name ?? pattern } } }),
  });
}

/** Saves the fields of an API. */
export async function submitApi(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: changeApi,
    params: { pk },
    read: fields,
    after: ({ name, pattern }) => ({ to: paths.api(pk), toast: { key: "apis.saved", values: { name: name ?? pattern } } }),
  });
}

/** Puts the pattern of the form into the draft of the one who asks, instead of saving it at once. */
export async function submitPlannedPattern(pk: string, form: FormData): Promise<FormState> {
  const pattern = String(form.get("pattern") ?? "").trim();
  const state = await submit(form, {
    run: addToDraft,
    read: () => ({ changes: [{ kind: "pattern" as const, apiId: primaryKey(pk) ?? 0, pattern }] }),
    after: () => ({ to: addressOf(paths.api(pk), { pattern }), toast: { key: "apis.planned" } }),
  });
  return { ...state, problems: state.problems.map((problem) => ({ ...problem, field: "pattern" })) };
}

/** Deletes an API. `expected` must have been typed; null asks for nothing. */
export async function submitApiDeletion(pk: string, expected: string | null, form: FormData): Promise<FormState> {
  const typed = String(form.get("confirm") ?? "").trim();
  if (expected !== null && typed !== expected) {
    const text = (await texts("apis"))("confirmWrong", { text: expected });
    return { turn: now(), done: false, problems: [{ field: "confirm", text }], values: { confirm: typed } };
  }
  return submit(form, {
    run: deleteApi,
    params: { pk },
    read: () => undefined,
    after: () => ({ to: paths.apis, toast: { key: "apis.deleted" } }),
  });
}

/** The page of a form with what was typed in its address, where the server judges it without JavaScript. */
export function judgedAddress(path: string, form: FormData): string {
  const typed = Object.fromEntries(CARRIED.map((name) => [name, String(form.get(name) ?? "")]));
  return addressOf(path, { ...typed, methods: form.getAll("methods").map(String).filter(Boolean).join(",") });
}

function methodsOf({ all }: RawFields): string[] {
  const sent = all?.get("methods")?.map(String) ?? [];
  return sent.includes("ALL")
    ? ["ALL"]
    : [...PERMISSION_METHODS.filter((one) => sent.includes(one)), ...sent.filter((one) => !isMethod(one))];
}

function isMethod(text: string): boolean {
  return PERMISSION_METHODS.some((one) => one === text);
}
