import type { ComponentProps, TextareaHTMLAttributes } from "react";

/** The look of everything that takes text. Read by the field around it. */
export const CONTROL =
  "w-full min-w-0 rounded-md border border-line-control bg-surface-raised text-ink placeholder:text-ink-3 focus-visible:border-transparent focus-visible:-outline-offset-1 aria-invalid:border-danger-line disabled:border-line disabled:bg-surface-sunken disabled:text-ink-disabled";

interface InputProps extends ComponentProps<"input"> {
  /** 40 px high, for entry pages and forms of their own page. */
  large?: boolean;
}

/** A line of text. */
export function Input({ large = false, className = "", ...rest }: InputProps) {
  const size = large ? "h-control-lg px-3 text-md max-sm:h-11 max-sm:text-lg" : "h-control px-2.5 text-sm max-sm:h-10";
  return <input {...rest} className={`${CONTROL} ${size} ${className}`} />;
}

/** Lines of text. */
export function TextArea({ className = "", rows = 4, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea {...rest} rows={rows} className={`${CONTROL} px-2.5 py-2 text-sm ${className}`} />;
}
