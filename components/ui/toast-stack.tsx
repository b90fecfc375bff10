"use client";

import { type ReactNode, useEffect } from "react";
import { FLASH_COOKIE } from "@/lib/domain/flash-cookie";
import { TOAST_ACT, Toast } from "./toast";
import { dismissToast, useToasts } from "./toasts";

interface ToastStackProps {
  /** The message that came with the page, so that it is there without JavaScript too; its cookie then runs out by itself. */
  flash: { readonly id: string; readonly content: ReactNode } | null;
  closeLabel: string;
}

/** Where messages stand, and the live region that reads them out. One for the whole program. */
export function ToastStack({ flash, closeLabel }: ToastStackProps) {
  const toasts = useToasts();
  const arrived = flash?.id;
  useEffect(() => {
    if (arrived) window.cookieStore?.delete(FLASH_COOKIE).catch(() => undefined);
  }, [arrived]);
  return (
    <div
      className="pointer-events-none fixed inset-x-0 bottom-6 z-(--z-toast) grid justify-items-center gap-2"
      role="status"
      aria-atomic="false"
    >
      {flash && (
        <Toast key={flash.id} closeLabel={closeLabel}>
          {flash.content}
        </Toast>
      )}
      {toasts.map(({ id, text, look, undo }) => (
        <Toast key={id} look={look} closeLabel={closeLabel} onGone={() => dismissToast(id)}>
          <span className="min-w-0">{text}</span>
          {undo && (
            <button
              type="button"
              className={TOAST_ACT}
              onClick={() => {
                undo.run();
                dismissToast(id);
              }}
            >
              {undo.label}
            </button>
          )}
        </Toast>
      ))}
    </div>
  );
}
