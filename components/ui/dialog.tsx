"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button";
import { Icon } from "./icon";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** `dialog` in the middle for wide or irreversible acts, `sheet` at the right for forms and filters. */
  as?: "dialog" | "sheet";
  children: ReactNode;
}

/**
 * The browser's own modal dialog: keeps the focus, closes with Esc and gives the focus back. What it asks needs a page of its own too,
 * for those without JavaScript. Put `autoFocus` on Cancel.
 */
export function Dialog({ open, onClose, title, closeLabel, as = "dialog", children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={element} className={SHAPES[as]} aria-labelledby={heading} onClose={onClose}>
      <header className="flex items-start gap-3">
        <h2 id={heading} className="min-w-0 flex-1 text-lg">
          {title}
        </h2>
        <IconButton label={closeLabel} className="-my-1 -mr-2" onClick={onClose}>
          <Icon of={X} />
        </IconButton>
      </header>
      {open && children}
    </dialog>
  );
}

const SHAPES = {
  dialog:
    "m-auto max-h-[calc(100dvh-2rem)] w-[min(35rem,calc(100vw-2rem))] rounded-lg bg-surface-raised p-6 text-sm shadow-dialog ring ring-line-strong open:grid open:gap-4",
  sheet:
    "m-0 ml-auto h-dvh max-h-none w-[min(var(--detail),100vw)] content-start bg-surface-raised p-5 text-sm shadow-dialog open:grid open:gap-4 open:overflow-y-auto",
} as const;
