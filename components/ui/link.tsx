import type { ReactNode } from "react";

/** A link inside text. */
export function Link({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="rounded-sm text-accent-text underline decoration-current/35 underline-offset-3" href={href}>
      {children}
    </a>
  );
}
