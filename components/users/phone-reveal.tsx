"use client";

import { ActionForm, type FormAction, useForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";

interface PhoneRevealProps {
  /** Null: the reader may not see the whole number. */
  action: FormAction | null;
  masked: string;
  show: string;
}

/** A masked phone number, and the button that shows all of it. */
export function PhoneReveal({ action, masked, show }: PhoneRevealProps) {
  if (!action) return <span className="tabular-nums">{masked}</span>;
  return (
    <ActionForm action={action} className="inline-flex items-baseline gap-1.5">
      <ShownNumber masked={masked} show={show} />
    </ActionForm>
  );
}

function ShownNumber({ masked, show }: { masked: string; show: string }) {
  const { phone } = useForm().state.values;
  if (typeof phone === "string" && phone !== "") return <output className="tabular-nums">{phone}</output>;
  return (
    <>
      <span className="tabular-nums">{masked}</span>
      <SubmitButton look="text" size="sm" className="h-6!">
        {show}
      </SubmitButton>
    </>
  );
}
