"use client";

import { useEffect, useRef, useState } from "react";

/** A field whose changes are told. */
export interface WatchedField {
  readonly name: string;
  readonly label: string;
  /** What is stored, as the form sends it; of a list its entries with `,`. */
  readonly stored: string;
  /** How values are told, where they are not told as they are. */
  readonly words?: Readonly<Record<string, string>>;
  readonly list?: boolean;
}

interface ChangeSummaryProps {
  fields: readonly WatchedField[];
  texts: { readonly title: string; readonly nothing: string; readonly empty: string };
}

interface Change {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Tells, while a form is filled in, what saving it would change: the old value and the new one. */
export function ChangeSummary({ fields, texts }: ChangeSummaryProps) {
  const place = useRef<HTMLElement>(null);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const look = () => setChanges(changesOf(form, fields, texts.empty));
    // A reset has its effect only after the event.
    const lookLater = () => setTimeout(look);
    look();
    form.addEventListener("input", look);
    form.addEventListener("reset", lookLater);
    return () => {
      form.removeEventListener("input", look);
      form.removeEventListener("reset", lookLater);
    };
  }, [fields, texts.empty]);
  return (
    <section ref={place} className="needs-script grid gap-1 border-t border-line pt-3 text-sm" aria-live="polite">
      <h3 className="text-xs font-normal text-ink-3">{texts.title}</h3>
      {changes.length === 0 && <p className="text-ink-3">{texts.nothing}</p>}
      <ul>
        {changes.map(({ label, from, to }) => (
          <li key={label} className="flex min-w-0 flex-wrap gap-x-2 py-0.5">
            <span className="text-ink-3">{label}</span>
            <del className="break-all text-ink-3">{from}</del>
            <span aria-hidden="true">→</span>
            <ins className="font-semibold break-all no-underline">{to}</ins>
          </li>
        ))}
      </ul>
    </section>
  );
}

function changesOf(form: HTMLFormElement, fields: readonly WatchedField[], empty: string): Change[] {
  const data = new FormData(form);
  return fields.flatMap(({ name, label, stored, words, list }) => {
    const sent = data.getAll(name).map(String);
    const value = list ? sortedList(sent.filter(Boolean)) : (sent.at(-1)?.trim() ?? stored);
    const old = list ? sortedList(stored.split(",").filter(Boolean)) : stored;
    const told = (one: string) =>
      (list
        ? one
            .split(",")
            .map((entry) => words?.[entry] ?? entry)
            .join(", ")
        : (words?.[one] ?? one)) || empty;
    return value === old ? [] : [{ label, from: told(old), to: told(value) }];
  });
}

function sortedList(entries: readonly string[]): string {
  return [...entries].sort((a, b) => Number(a) - Number(b)).join(",");
}
