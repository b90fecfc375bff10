import type { ButtonHTMLAttributes, ReactNode } from "react";

/** `primary` once per view, `danger` for what destroys, `ghost` beside others, `bad` a ghost that destroys, `text` stands in a line. */
export type Look = "plain" | "primary" | "danger" | "ghost" | "bad" | "text";
export type ButtonSize = "md" | "lg" | "sm";

/** The classes of a button, also for links that look like one. */
export function buttonClass(look: Look = "plain", size: ButtonSize = "md"): string {
  return `${BASE} ${LOOKS[look]} ${SIZES[size]}`;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  size?: ButtonSize;
}

/** A button. It submits nothing unless `type="submit"`. */
export function Button({ look, size, className = "", type = "button", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`${buttonClass(look, size)} ${className}`} />;
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** Read out and shown on hover. */
  label: string;
  children: ReactNode;
}

/** A square button that is an icon alone. */
export function IconButton({ label, className = "", type = "button", ...rest }: IconButtonProps) {
  return <button {...rest} type={type} title={label} aria-label={label} className={`${ICON_BUTTON} ${className}`} />;
}

export const ICON_BUTTON =
  "relative inline-grid size-control shrink-0 place-items-center rounded-md text-ink-2 hover:bg-surface-sunken max-sm:size-10";

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border leading-none whitespace-nowrap transition-colors duration-(--motion-fast) disabled:border-line disabled:bg-surface-sunken disabled:text-ink-disabled disabled:font-normal";

const LOOKS: Readonly<Record<Look, string>> = {
  plain: "border-line-strong bg-surface-raised hover:bg-surface-hover",
  primary: "border-transparent bg-accent font-semibold text-on-accent hover:bg-accent-hover active:bg-accent-press",
  danger: "border-transparent bg-danger font-semibold text-on-danger hover:bg-danger-hover",
  ghost: "border-transparent text-ink-2 hover:bg-surface-sunken",
  bad: "border-transparent text-danger-text hover:bg-danger-bg",
  text: "border-transparent px-0! text-accent-text underline decoration-current/35 underline-offset-3 hover:decoration-current",
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  md: "h-control px-3 text-sm max-sm:h-9",
  lg: "h-control-lg px-3 text-md max-sm:h-11",
  sm: "h-7 px-2.5 text-sm max-sm:h-9",
};
