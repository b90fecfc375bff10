import type { ShellTexts } from "./frame-texts";

/** Which installation answers. */
export interface Installation {
  readonly name: "production" | "development" | "test";
  readonly host: string;
}

/** Which installation this is: production solid ink, others outlined; its host on hover. */
export function EnvironmentBadge({ of: { name, host }, texts }: { of: Installation; texts: ShellTexts }) {
  const look = name === "production" ? "bg-surface-inverse font-semibold text-ink-inverse" : "inset-ring inset-ring-line-strong text-ink-2";
  return (
    <span
      title={host}
      className={`inline-flex h-[22px] shrink-0 items-center rounded-sm px-2 text-xs whitespace-nowrap max-sm:hidden ${look}`}
    >
      {texts[name]}
    </span>
  );
}
