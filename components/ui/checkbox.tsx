import { type ComponentProps, type ReactNode, useId } from "react";

interface CheckboxProps extends ComponentProps<"input"> {
  /** Neither on nor off; clients set the property `indeterminate` too. */
  mixed?: boolean;
}

/** The box alone; it needs `aria-label` or a label around it. */
export function Checkbox({ mixed, className = "", ...rest }: CheckboxProps) {
  return <input {...rest} type="checkbox" aria-checked={mixed ? "mixed" : undefined} className={`${BOX} ${className}`} />;
}

/** A box with its words, in a form: sends `true` or `false`, so that "off" is an answer too. */
export function Switch({ name, label, hint, defaultChecked = false, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex min-h-6 items-start gap-2 text-sm">
      {!disabled && <input type="hidden" name={name} value="false" />}
      <Checkbox id={id} className="mt-0.5" name={name} value="true" defaultChecked={defaultChecked} disabled={disabled} />
      <label className="grid" htmlFor={id}>
        {label}
        {hint && <span className="text-xs text-ink-3">{hint}</span>}
      </label>
    </div>
  );
}

interface SwitchProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultChecked?: boolean;
  disabled?: boolean;
}

const BOX =
  "relative inline-grid size-4 shrink-0 before:absolute before:-inset-1.5 appearance-none place-items-center rounded-xs border border-line-control bg-surface-raised align-middle disabled:bg-surface-sunken checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent checked:after:h-[5px] checked:after:w-[9px] checked:after:-translate-y-px checked:after:-rotate-45 checked:after:border-b-[1.75px] checked:after:border-l-[1.75px] checked:after:border-on-accent indeterminate:after:h-0.5 indeterminate:after:w-2 indeterminate:after:translate-y-0 indeterminate:after:rotate-0 indeterminate:after:border-0 indeterminate:after:bg-on-accent";
