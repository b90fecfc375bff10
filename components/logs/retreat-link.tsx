"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "../ui/button";
import { PageLink } from "../ui/link";

/** The way back from something dangerous: has the focus at first, so that a key pressed too early destroys nothing. */
export function RetreatLink({ href, children }: { href: string; children: ReactNode }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus({ preventScroll: true }), []);
  return (
    <PageLink ref={link} href={href} className={buttonClass()}>
      {children}
    </PageLink>
  );
}
