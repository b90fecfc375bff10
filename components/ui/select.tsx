import { ChevronDown } from "lucide-react";
import type { SelectHTMLAttributes } from "react";
import { Icon } from "./icon";
import { CONTROL } from "./input";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  choices: readonly Choice[];
  /** 40 px high, for entry pages and forms of their own page. */
  large?: boolean;
}

/** One of a list, by the browser's own means. */
export function Select({ choices, large = false, className = "", ...rest }: SelectProps) {
  return (
    <span className={`relative block ${className}`}>
      <select {...rest} className={`${CONTROL} ${large ? LARGE : "h-control pl-2.5 text-sm max-sm:h-10"} appearance-none pr-8`}>
        {choices.map(({ label, ...choice }) => (
          <option key={choice.value} {...choice}>
            {label}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-3" />
    </span>
  );
}

const LARGE = "h-control-lg pl-3 text-md max-sm:h-11 max-sm:text-lg";
