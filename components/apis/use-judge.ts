"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

/** Milliseconds without a key before what was typed is judged. */
const PAUSE = 300;

/**
 * Has the server judge the pattern and the paths that stand in a form, by putting both into the address of the page. What is typed while
 * the answer is on its way is judged next.
 */
export function useJudge(): { readonly pending: boolean; readonly judge: (form: HTMLFormElement | null) => void } {
  const [router, path, query] = [useRouter(), usePathname(), useSearchParams()];
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const judge = (form: HTMLFormElement | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form?.isConnected) return;
      const typed = new FormData(form);
      const next = new URLSearchParams(query);
      for (const name of ["pattern", "samples"]) next.set(name, String(typed.get(name) ?? ""));
      start(() => router.replace(`${path}?${next}`, { scroll: false }));
    }, PAUSE);
  };
  return { pending, judge };
}
