"use client";

import { ListFilter, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useRef } from "react";
import { useShortcut } from "../layout/shortcuts";
import { useGo } from "../layout/use-go";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";

export interface FilterToken {
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly negated: boolean;
  /** Where the page is without it. */
  readonly href: string;
  readonly remove: string;
}

interface FilterBarProps {
  action: string;
  tokens: readonly FilterToken[];
  /** What the address keeps besides the filter. */
  kept: readonly (readonly [string, string])[];
  /** The filter as it is. */
  query: string;
  /** The popover with a field for each key. */
  fieldsId: string;
  texts: {
    readonly filter: string;
    readonly filterHint: string;
    readonly filters: string;
    readonly keyFilter: string;
    readonly not: string;
  };
}

/** The conditions that hold, each with its way out, and a line to type further ones. A form, so it works without JavaScript. */
export function FilterBar({ action, tokens, kept, query, fieldsId, texts }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const go = useGo();
  useShortcut("/", texts.keyFilter, () => input.current?.focus());
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && composing) event.preventDefault();
    if (event.key === "Escape" && !composing) event.currentTarget.blur();
    const last = tokens.at(-1);
    if (event.key === "Backspace" && event.currentTarget.value === "" && !composing && last) go(last.href);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = input.current?.value.trim() ?? "";
    if (typed === "") return;
    const pairs = new URLSearchParams(kept.map(([name, value]) => [name, value]));
    pairs.set("q", [query, typed].filter((part) => part !== "").join(" "));
    if (input.current) input.current.value = "";
    // The keys are those of the rows again.
    input.current?.blur();
    go(`${action}?${pairs}`);
  };
  return (
    <search className="min-w-0 flex-1 max-sm:basis-full">
      <form
        action={action}
        onSubmit={onSubmit}
        className="flex min-h-control flex-wrap items-center gap-x-2 gap-y-1 rounded-md border border-line-control bg-surface-raised px-1 py-0.75 text-sm focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus max-sm:min-h-10"
      >
        {[...kept, ...(query === "" ? [] : [["q", query] as const])].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button
          type="button"
          popoverTarget={fieldsId}
          className="flex h-6 min-w-6 shrink-0 items-center justify-center gap-1 rounded-sm text-ink-2 hover:bg-surface-sunken"
          title={texts.filters}
          aria-label={tokens.length > 0 ? `${texts.filters} ${tokens.length}` : texts.filters}
        >
          <Icon of={ListFilter} />
          {tokens.length > 0 && (
            <span className="rounded-sm bg-accent-soft px-1.5 text-xs text-accent-text sm:hidden">{tokens.length}</span>
          )}
        </button>
        {tokens.map(({ id, key, value, negated, href, remove }) => (
          <span key={id} className="inline-flex h-6 max-w-full items-center rounded-sm bg-neutral-bg text-xs max-sm:hidden">
            <span className="pl-2 text-ink-3">
              {negated && (
                <span className="mr-0.5 text-danger-text">
                  −<span className="sr-only">{texts.not}</span>
                </span>
              )}
              {key}
            </span>
            <span className="max-w-72 truncate pr-0.5 pl-1">{value}</span>
            <PageLink
              href={href}
              className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
              aria-label={remove}
              title={remove}
            >
              <Icon of={X} size={12} />
            </PageLink>
          </span>
        ))}
        <input
          ref={input}
          name="add"
          className="h-6 min-w-24 flex-1 bg-transparent px-1 outline-none placeholder:text-ink-3 max-sm:text-lg"
          aria-label={texts.filter}
          placeholder={texts.filterHint}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          onKeyDown={onKeyDown}
        />
        <span
          className="needs-script mr-1 rounded-xs border border-line-strong px-1.5 font-mono text-xs text-ink-3 max-sm:hidden"
          aria-hidden="true"
        >
          /
        </span>
      </form>
    </search>
  );
}
