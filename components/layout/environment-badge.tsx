import type { ShellTexts } from "./frame-texts";

type Name = "production" | "development" | "test";

/** Which installation this is: production solid ink, others outlined. */
export function EnvironmentBadge({ name, texts }: { name: Name; texts: ShellTexts }) {
  const look = name === "production" ? "bg-surface-inverse font-semibold text-ink-inverse" : "inset-ring inset-ring-line-strong text-ink-2";
  return (
    <span className={`inline-flex h-[22px] shrink-0 items-center rounded-sm px-2 text-xs whitespace-nowrap max-sm:hidden ${look}`}>
      {texts[name]}
    </span>
  );
}
