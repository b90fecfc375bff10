"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { useBusy } from "./busy";
import { Button, type ButtonSize, type Look } from "./button";

interface SubmitButtonProps {
  children: ReactNode;
  look?: Look;
  size?: ButtonSize;
  className?: string;
  /** For a key that presses it. */
  id?: string;
  /** What the form hears when it was this button. */
  name?: string;
  value?: string;
  disabled?: boolean;
  /** Read out instead of the content, where the content alone would not tell. */
  label?: string | undefined;
}

/** Sends its form. While the answer is on its way it cannot be pressed again and looks pressed, not dead. */
export function SubmitButton({ children, look = "primary", label, className = "", ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  useBusy(pending);
  return (
    <Button
      {...rest}
      className={`aria-disabled:cursor-progress aria-disabled:opacity-75 ${className}`}
      type="submit"
      look={look}
      aria-label={label}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {children}
    </Button>
  );
}
