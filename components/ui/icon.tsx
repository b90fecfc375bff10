import type { LucideIcon } from "lucide-react";

/** An icon of 16 px and 1.5 px lines beside its word. Alone it needs a label on what holds it. */
export function Icon({ of: Drawing, className = "", size = 16 }: { of: LucideIcon; className?: string; size?: number }) {
  return <Drawing className={`shrink-0 ${className}`} size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden="true" />;
}
