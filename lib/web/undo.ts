import type { FormState } from "@/lib/domain/form-state";
import { undoSavedPlan } from "@/lib/services/policy-changes";
import { restoreUser } from "@/lib/services/recycle-bin";
import { changeUser } from "@/lib/services/user-changes";
import { submitAssertionReturn } from "./assertions";
import { setFlash } from "./flash";
import { actOnJob } from "./jobs";
import { submit } from "./submit";

/** Takes one act on one object back, as an act of its own: judged again, with its own log row. */
type Undo = (id: string, form: FormData) => Promise<FormState>;

/** What the Undo button of a message can ask for; an act that can be taken back adds its line. */
const UNDO: ReadonlyMap<string, Undo> = new Map([
  ["assertions.restore", submitAssertionReturn],
  ["users.enable", (id, form) => setActive(id, true, form)],
  ["users.disable", (id, form) => setActive(id, false, form)],
  ["jobs.cancel", (id, form) => actOnJob(id, "cancel", form)],
  ["plan.undo", (pk, form) => submit(form, { run: undoSavedPlan, params: { pk }, read: () => undefined, after: () => ({}) })],
  ["users.restore", (pk, form) => submit(form, { run: restoreUser, params: { pk }, read: () => undefined, after: () => ({}) })],
]);

/** Takes back what the form of a message names, object by object, and tells how it went on the next page. */
export async function takeBack(form: FormData): Promise<void> {
  const undo = UNDO.get(String(form.get("kind")));
  const ids = String(form.get("ids") ?? "").split(",");
  let done = 0;
  for (const id of undo ? ids : []) done += (await undo?.(id, form))?.done ? 1 : 0;
  const all = undo !== undefined && done === ids.length;
  await setFlash({ key: all ? "general.undone" : "general.undoFailed", values: { count: done } });
}

function setActive(pk: string, value: boolean, form: FormData): Promise<FormState> {
  const draft = { values: { is_active: value }, issues: [], order: ["is_active"] };
  return submit(form, { run: changeUser, params: { pk }, read: () => draft, after: () => ({}) });
}
