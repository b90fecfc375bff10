import type { ReactNode } from "react";

/** The one primary act of a form, as wide as the form. */
export function SubmitButton({ children }: { children: ReactNode }) {
  return (
    <button
      className="h-control-lg w-full cursor-pointer rounded-md bg-accent font-semibold text-on-accent hover:bg-accent-hover"
      type="submit"
    >
      {children}
    </button>
  );
}
