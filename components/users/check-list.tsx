"use client";

import { useForm } from "../ui/action-form";
import { Checkbox } from "../ui/checkbox";

interface CheckListProps {
  name: string;
  legend: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  chosen: readonly string[];
  disabled?: boolean;
}

/** Any number of a list, in an `ActionForm`. */
export function CheckList({ name, legend, choices, chosen, disabled = false }: CheckListProps) {
  const { state, prefix } = useForm();
  const typed = state.values[name];
  const error = state.problems.find(({ field }) => field === name)?.text;
  const marked = typed === undefined ? chosen : [typed].flat();
  return (
    <fieldset key={state.turn} disabled={disabled} className="grid gap-1 text-sm">
      <legend className="pb-1.5 text-ink-2">{legend}</legend>
      <input type="hidden" name={name} value="" />
      {choices.map(({ value, label }) => (
        <label key={value} htmlFor={`${prefix}${name}-${value}`} className="flex min-h-7 items-center gap-2 max-sm:min-h-9">
          <Checkbox id={`${prefix}${name}-${value}`} name={name} value={value} defaultChecked={marked.includes(value)} />
          {label}
        </label>
      ))}
      {error && <p className="text-danger-text">{error}</p>}
    </fieldset>
  );
}
