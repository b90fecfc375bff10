"use client";

import type { ComponentProps } from "react";
import { useForm } from "../ui/action-form";
import { Switch } from "../ui/checkbox";
import { FieldProblems } from "./field-problems";

/** A switch of an `ActionForm`: keeps what was chosen when the form comes back, and shows its problem. */
export function KeptSwitch(props: ComponentProps<typeof Switch>) {
  const { state } = useForm();
  const typed = state.values[props.name];
  const on = typed === undefined ? props.defaultChecked : [typed].flat().includes("true");
  return (
    <>
      <Switch key={state.turn} {...props} defaultChecked={on ?? false} />
      <FieldProblems fields={[props.name]} />
    </>
  );
}
