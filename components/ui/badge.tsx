import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

type Look = "grey" | "outlined" | "accent" | "success" | "warning" | "danger" | "info";

/** `grey` a group or count, `outlined` a role, tinted ones a state or finding and then with an icon. */
export function Badge({ look = "grey", icon, children }: { look?: Look; icon?: LucideIcon; children: ReactNode }) {
  return (
    <span className={`inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs whitespace-nowrap ${LOOKS[look]}`}>
      {icon && <Icon of={icon} size={12} />}
      {children}
    </span>
  );
}

/** A state: a mark whose shape tells it without colour, and its word. */
export function State({ of, children }: { of: "on" | "off" | "warning" | "bad"; children: ReactNode }) {
  const { mark, text } = STATES[of];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${text}`}>
      <span className={`size-[7px] shrink-0 ${mark}`} aria-hidden="true" />
      {children}
    </span>
  );
}

/** The initials of a name in a square. */
export function Avatar({ name, large = false, own = false }: { name: string; large?: boolean; own?: boolean }) {
  const color = own ? "bg-accent text-on-accent" : "bg-neutral-bg text-ink-2";
  const size = large ? "size-10 rounded-md text-md" : "size-6 rounded-sm text-[0.6875rem]";
  return (
    // Drawn and not written: inside a button they would be text that its name does not hold.
    <span
      className={`inline-grid shrink-0 place-items-center leading-none font-semibold before:content-[attr(data-initials)] ${size} ${color}`}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  );
}

const LOOKS: Readonly<Record<Look, string>> = {
  grey: "bg-neutral-bg text-neutral-text",
  outlined: "inset-ring inset-ring-line-strong text-neutral-text",
  accent: "bg-accent-soft text-accent-text",
  success: "bg-success-bg text-success-text",
  warning: "bg-warning-bg text-warning-text",
  danger: "bg-danger-bg text-danger-text",
  info: "bg-info-bg text-info-text",
};

const STATES = {
  on: { mark: "rounded-full bg-chart-2xx", text: "text-ink-2" },
  off: { mark: "rounded-full border-[1.5px] border-line-control", text: "text-ink-3" },
  warning: { mark: "rotate-45 rounded-[1px] bg-warning-line", text: "text-warning-text" },
  bad: { mark: "rounded-[1px] bg-danger-line", text: "text-danger-text" },
} as const;

/** One character of a Chinese name, of others the first letters of two words. */
function initials(name: string): string {
  const [first = "", second = ""] = name.trim().split(/[\s._-]+/);
  const one = [...first][0] ?? "?";
  return /\p{Script=Han}/u.test(one) ? one : `${one}${[...second][0] ?? ""}`.toUpperCase();
}
