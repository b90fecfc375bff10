"use client";

import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { useForm } from "../ui/action-form";
import { Checkbox } from "../ui/checkbox";
import { Icon } from "../ui/icon";

interface MethodBoxesProps {
  legend: string;
  methods: readonly { readonly value: string; readonly label: string }[];
  chosen: readonly string[];
}

/** A box for each method, as `methods` of an `ActionForm`. */
export function MethodBoxes({ legend, methods, chosen }: MethodBoxesProps) {
  const { state } = useForm();
  const id = useId();
  const sent = state.values.methods;
  const marked = sent === undefined ? chosen : [sent].flat();
  const error = state.problems.find(({ field }) => field === "methods")?.text;
  return (
    <fieldset className="grid gap-1.5 text-sm" key={state.turn}>
      <legend className="pb-1.5 text-ink-2">{legend}</legend>
      <input type="hidden" name="methods" value="" />
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {methods.map(({ value, label }) => (
          <label key={value} htmlFor={`${id}-${value}`} className="flex min-h-6 items-center gap-2 font-mono text-xs">
            <Checkbox
              id={`${id}-${value}`}
              name="methods"
              value={value}
              defaultChecked={marked.includes(value)}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
            />
            {label}
          </label>
        ))}
      </div>
      {error && (
        <p className="flex items-start gap-1.5 text-danger-text" id={`${id}-error`}>
          <Icon of={CircleAlert} className="mt-0.5" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
