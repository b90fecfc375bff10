"use client";

import { useRouter } from "next/navigation";
import { useShortcut } from "../layout/shortcuts";

/** Ctrl+Enter sends the form that `form` names by its id. */
export function SaveShortcut({ form, label }: { form: string; label: string }) {
  useShortcut("Ctrl+Enter", label, () => {
    const found = document.getElementById(form);
    if (found instanceof HTMLFormElement) found.requestSubmit();
  });
  return null;
}

/** A key that leads to another page. */
export function LinkShortcut({ keys, href, label }: { keys: string; href: string; label: string }) {
  const router = useRouter();
  useShortcut(keys, label, () => router.push(href));
  return null;
}
