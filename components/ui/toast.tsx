"use client";

import { Check, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { FLASH_COOKIE, FLASH_SECONDS } from "@/lib/domain/flash-cookie";
import { Icon } from "./icon";

interface ToastProps {
  /** Tells one message from the next; the same one shows once. */
  id: string;
  children: ReactNode;
  closeLabel: string;
}

/**
 * A message that stands for ten seconds and waits on hover and focus. Comes with the page, so that it is there without JavaScript too,
 * where the cookie that carried it runs out by itself.
 */
export function Toast({ id, children, closeLabel }: ToastProps) {
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    if (id) window.cookieStore?.delete(FLASH_COOKIE).catch(() => undefined);
  }, [id]);
  if (gone === id) return null;
  return (
    <output
      key={id}
      className="group fixed bottom-6 left-1/2 z-(--z-toast) flex max-w-[calc(100vw-2rem)] -translate-x-1/2 items-center gap-3 overflow-hidden rounded-md bg-surface-inverse py-2.5 pr-2 pl-4 text-sm text-ink-inverse shadow-pop"
    >
      <Icon of={Check} />
      <span className="flex min-w-0 items-center gap-4">{children}</span>
      <button
        type="button"
        className="needs-script grid size-6 place-items-center rounded-sm"
        aria-label={closeLabel}
        onClick={() => setGone(id)}
      >
        <Icon of={X} />
      </button>
      <span
        className="absolute bottom-0 left-0 h-0.5 w-full origin-left bg-current opacity-50 group-focus-within:[animation-play-state:paused] group-hover:[animation-play-state:paused]"
        style={{ animation: `run-out ${FLASH_SECONDS}s linear forwards` }}
        onAnimationEnd={() => setGone(id)}
      />
    </output>
  );
}
