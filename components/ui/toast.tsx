"use client";

import { Check, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { FLASH_SECONDS } from "@/lib/domain/flash-cookie";
import { Icon } from "./icon";

interface ToastProps {
  look?: "done" | "problem" | undefined;
  children: ReactNode;
  closeLabel: string;
  onGone?: () => void;
}

/** A message that stands for ten seconds and waits on hover and focus: its line holds, and goes on when it is left. */
export function Toast({ look = "done", children, closeLabel, onGone }: ToastProps) {
  const [gone, setGone] = useState(false);
  const leave = () => {
    setGone(true);
    onGone?.();
  };
  if (gone) return null;
  return (
    <div className="toast group pointer-events-auto relative flex max-w-[calc(100vw-2rem)] items-center gap-3 overflow-hidden rounded-md bg-surface-inverse py-2.5 pr-2 pl-4 text-sm text-ink-inverse shadow-pop">
      <Icon of={look === "done" ? Check : TriangleAlert} />
      <span className="flex min-w-0 items-center gap-4">{children}</span>
      <button type="button" className="needs-script grid size-6 place-items-center rounded-sm" aria-label={closeLabel} onClick={leave}>
        <Icon of={X} />
      </button>
      <span
        className="absolute bottom-0 left-0 h-0.5 w-full origin-left bg-current opacity-50 group-focus-within:[animation-play-state:paused] group-hover:[animation-play-state:paused]"
        style={{ animation: `run-out ${FLASH_SECONDS}s linear forwards` }}
        onAnimationEnd={leave}
      />
    </div>
  );
}

/** The look of Undo. */
export const TOAST_ACT = "min-h-6 font-semibold underline underline-offset-3";
