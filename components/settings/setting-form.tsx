"use client";

import { ActionForm, type FormAction } from "../ui/action-form";
import { Input } from "../ui/input";
import { type Choice, Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { useField } from "../ui/text-field";

interface SettingFormProps {
  action: FormAction;
  /** The stored text; empty while the default holds. */
  value: string;
  /** One of these; without them a whole number. */
  choices: readonly Choice[] | null;
  /** The name of the control for readers, and what stands in it while it is empty. */
  label: string;
  usual: string;
  /** Which numbers it takes. */
  range: string | null;
  save: string;
}

/** Changes one setting, in its line of the table. */
export function SettingForm({ action, save, ...control }: SettingFormProps) {
  return (
    <ActionForm action={action} className="grid gap-1.5">
      <div className="flex gap-2">
        <Control {...control} />
        <SubmitButton look="plain">{save}</SubmitButton>
      </div>
      <Problem range={control.range} />
    </ActionForm>
  );
}

function Control({ value, choices, label, usual }: Omit<SettingFormProps, "action" | "save">) {
  const { described, typed, turn } = useField("value");
  if (choices) {
    return (
      <Select
        key={`${turn}${value}`}
        {...described}
        className="w-44 max-sm:w-24"
        name="value"
        aria-label={label}
        choices={choices}
        defaultValue={typed ?? value}
      />
    );
  }
  return (
    <Input
      key={`${turn}${value}`}
      {...described}
      className="w-44 max-sm:w-24"
      name="value"
      inputMode="numeric"
      aria-label={label}
      placeholder={usual}
      defaultValue={typed ?? value}
      maxLength={9}
    />
  );
}

function Problem({ range }: { range: string | null }) {
  const { id, error } = useField("value");
  if (!error) return range === null ? null : <p className="text-xs text-ink-3">{range}</p>;
  return (
    <p id={`${id}-error`} className="text-danger-text">
      {error} {range}
    </p>
  );
}
