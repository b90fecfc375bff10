import type { InputHTMLAttributes } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A labelled input; the hint stands at the label's right end, the error below. */
export function Field({ name, label, hint, error, ...input }: FieldProps) {
  const errorId = `${name}-error`;
  return (
    <div className="grid gap-1.5 text-sm">
      <label className="flex justify-between gap-2 text-ink-2" htmlFor={name}>
        {label}
        {hint && <span className="text-xs text-ink-3">{hint}</span>}
      </label>
      <input
        {...input}
        className="h-control-lg rounded-md border border-line-control bg-surface-raised px-3 text-md aria-invalid:border-danger-line"
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
      />
      {error && (
        <p className="text-danger-text" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}
