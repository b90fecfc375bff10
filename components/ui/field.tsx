import { CircleAlert } from "lucide-react";
import type { InputHTMLAttributes, ReactNode } from "react";
import { Icon } from "./icon";
import { Input } from "./input";

interface FrameProps {
  /** The id of the control. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** Label above, hint or limit at its right end, error below. The control must carry `id` and `aria-describedby={`${id}-error`}`. */
export function FieldFrame({ id, label, hint, error, children }: FrameProps) {
  return (
    <div className="grid content-start gap-1.5 text-sm">
      <div className="flex justify-between gap-2 max-sm:flex-wrap max-sm:gap-y-0">
        <label className="text-ink-2" htmlFor={id}>
          {label}
        </label>
        {hint && <span className="text-xs text-ink-3">{hint}</span>}
      </div>
      {children}
      {error && (
        <p className="flex items-start gap-1.5 text-danger-text" id={`${id}-error`}>
          <Icon of={CircleAlert} className="mt-0.5" />
          {error}
        </p>
      )}
    </div>
  );
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  large?: boolean;
}

/** A labelled line of text whose error is given; inside an `ActionForm` use `TextField`. */
export function Field({ name, label, hint, error, large = true, id = name, ...input }: FieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <Input
        {...input}
        large={large}
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </FieldFrame>
  );
}
