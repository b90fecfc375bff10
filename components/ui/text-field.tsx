"use client";

import type { ComponentProps, ReactNode } from "react";
import { useForm } from "./action-form";
import { FieldFrame } from "./field";
import { Input } from "./input";
import { type Choice, Select } from "./select";

interface Labelled {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** A line of text of an `ActionForm`: shows the field's problem and keeps what was typed. */
export function TextField({ name, label, hint, defaultValue, ...input }: Labelled & ComponentProps<typeof Input>) {
  const { id, error, typed, described } = useField(name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <Input {...input} {...described} name={name} defaultValue={typed ?? defaultValue} />
    </FieldFrame>
  );
}

interface SelectFieldProps extends Labelled, Omit<ComponentProps<typeof Select>, "name"> {
  choices: readonly Choice[];
}

/** One of a list in an `ActionForm`. */
export function SelectField({ name, label, hint, defaultValue, ...select }: SelectFieldProps) {
  const { id, error, typed, described, turn } = useField(name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {/* React gives a select its first value back after an action, whatever its default says by then. */}
      <Select key={turn} {...select} {...described} name={name} defaultValue={typed ?? defaultValue} />
    </FieldFrame>
  );
}

/** What a control of an `ActionForm` needs: its id, its problem, what was typed, and the attributes that tie them. */
export function useField(name: string) {
  const { state, prefix } = useForm();
  const id = `${prefix}${name}`;
  const error = state.problems.find(({ field }) => field === name)?.text;
  const value = state.values[name];
  const typed = typeof value === "string" ? value : undefined;
  const described = error ? { id, "aria-invalid": true, "aria-describedby": `${id}-error` } : { id };
  return { id, error, typed, described, turn: state.turn };
}
