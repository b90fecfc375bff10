"use client";

import { useEffect } from "react";

let question: string | null = null;
const touched = new WeakSet<EventTarget>();

/**
 * Asks before a form with changes is left, by a link of ours or by closing the page. Forms say that they hold changes worth keeping with
 * `data-guard`; `data-guard="unsaved"` when the server sent them back.
 */
export function UnsavedGuard({ text }: { text: string }) {
  useEffect(() => {
    question = text;
    const stop = new AbortController();
    const { signal } = stop;
    const form = ({ target }: Event) => (target instanceof Element ? target.closest("form[data-guard]") : null);
    document.addEventListener("input", (event) => remember(form(event)), { signal });
    document.addEventListener("reset", (event) => forget(form(event)), { signal });
    document.addEventListener("click", (event) => askBefore(event), { signal, capture: true });
    window.addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault(), { signal });
    return () => {
      question = null;
      stop.abort();
    };
  }, [text]);
  return null;
}

/** Whether the page may be left: no form holds changes, or the reader says so. */
export function mayLeave(): boolean {
  return question === null || !isUnsaved() || window.confirm(question);
}

function isUnsaved(): boolean {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-guard]");
  return [...forms].some((form) => touched.has(form) || form.dataset.guard === "unsaved");
}

function remember(form: Element | null) {
  if (form) touched.add(form);
}

function forget(form: Element | null) {
  if (form) touched.delete(form);
}

function askBefore(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target || link.download || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  if (link.pathname === location.pathname && link.search === location.search) return;
  if (mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
}
