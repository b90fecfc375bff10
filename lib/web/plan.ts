import type { FormState } from "@/lib/domain/form-state";
import { MOST_PLAN_DAYS, PLAN_DAYS } from "@/lib/domain/policy-plan";
import { paths } from "@/lib/paths";
import { saveDraft, undoSavedPlan } from "@/lib/services/policy-changes";
import { discardDraft, removeFromDraft } from "@/lib/services/policy-draft";
import { submit } from "./submit";

/** Saves the caller's draft on the policy `version` that its plan was computed for. */
export async function submitPlan(version: number, form: FormData): Promise<FormState> {
  const override = String(form.get("override") ?? "").trim();
  return submit(form, {
    run: saveDraft,
    read: () => ({ version, override: override === "" ? null : override.slice(0, 500) }),
    after: ({ id, changes }) => ({
      to: paths.plan,
      toast: { key: "plan.saved", values: { count: changes }, undo: { kind: "plan.undo", ids: [String(id)] } },
    }),
  });
}

/** Takes the form's `key` out of the caller's draft. */
export async function submitRemoval(form: FormData): Promise<FormState> {
  const keys = form.getAll("key").map(String);
  return submit(form, { run: removeFromDraft, read: () => ({ keys }), after: () => ({}) });
}

/** Forgets the caller's draft. */
export async function submitDiscard(form: FormData): Promise<FormState> {
  return submit(form, { run: discardDraft, read: () => undefined, after: () => ({ toast: { key: "plan.discarded" } }) });
}

/** Takes a saved plan back. */
export async function submitUndo(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: undoSavedPlan,
    params: { pk },
    read: () => undefined,
    after: () => ({ to: paths.plan, toast: { key: "plan.undoDone" } }),
  });
}

/** The days of the log that an address asks for, within bounds. */
export function planDays(text: string): number {
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= MOST_PLAN_DAYS ? days : PLAN_DAYS;
}
