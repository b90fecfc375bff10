import { type ComponentProps, type ReactNode, useId } from "react";

interface CheckboxProps extends ComponentProps<"input"> {
  /** Neither on nor off; clients set the property `indeterminate` too. */
  mixed?: boolean;
}

/** The box alone; it needs `aria-label` or a label around it. */
export function Checkbox({ mixed, className = "", ...rest }: CheckboxProps) {
  return <input {...rest} type="checkbox" aria-checked={mixed ? "mixed" : undefined} className={`box ${className}`.trim()} />;
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
