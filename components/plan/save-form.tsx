"use client";

import { useRef } from "react";
import { useShortcut } from "../layout/shortcuts";
import { ActionForm, type FormAction } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";
import { TextField } from "../ui/text-field";

interface SaveFormProps {
  action: FormAction;
  label: string;
  /** Asks superusers why a broken assertion may be passed over; null for the others. */
  override: { label: string; hint: string; field: string } | null;
}

/** The one button that saves a plan; Ctrl+Enter presses it. */
export function SaveForm({ action, label, override }: SaveFormProps) {
  const form = useRef<HTMLDivElement>(null);
  useShortcut("Ctrl+Enter", label, () => form.current?.querySelector("form")?.requestSubmit());
  return (
    <div ref={form}>
      <ActionForm action={action} className="grid gap-3">
        {override && (
          <details className="text-sm text-ink-2">
            <summary className="rounded-sm">{override.label}</summary>
            <div className="grid gap-2 pt-2">
              <p>{override.hint}</p>
              <TextField name="override" label={override.field} maxLength={500} />
            </div>
          </details>
        )}
        <SubmitButton className="justify-self-start max-sm:w-full">{label}</SubmitButton>
      </ActionForm>
    </div>
  );
}
