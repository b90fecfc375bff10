"use client";

import { useShortcut } from "./shortcuts";
import { useGo } from "./use-go";

type PageKeyProps = { keys: string; label: string } & ({ href: string } | { press: string });

/** A key that leads to a page, or presses the button with the id `press`. Draws nothing. */
export function PageKey({ keys, label, ...does }: PageKeyProps) {
  const go = useGo();
  useShortcut(keys, label, () => {
    if ("href" in does) return go(does.href);
    const button = document.getElementById(does.press);
    return button ? button.click() : false;
  });
  return null;
}
