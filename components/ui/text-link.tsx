import type { ReactNode } from "react";

interface TextLinkProps {
  href: string;
  children: ReactNode;
}

/** A link inside text. Plain, so that the entry pages need not load the router's link. */
export function TextLink({ href, children }: TextLinkProps) {
  return (
    <a className="rounded-sm text-accent-text underline decoration-current/35 underline-offset-3 hover:decoration-current" href={href}>
      {children}
    </a>
  );
}
