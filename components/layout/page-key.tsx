"use client";

import { useRouter } from "next/navigation";
import { useShortcut } from "./shortcuts";

type PageKeyProps = { keys: string; label: string } & ({ href: string } | { press: string });

/** A key that leads to a page, or presses the button with the id `press`. Draws nothing. */
export function PageKey({ keys, label, ...does }: PageKeyProps) {
  const router = useRouter();
  useShortcut(keys, label, () => {
    if ("href" in does) return router.push(does.href);
    const button = document.getElementById(does.press);
    return button ? button.click() : false;
  });
  return null;
}
