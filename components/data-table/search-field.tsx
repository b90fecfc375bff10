"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useShortcut } from "../layout/shortcuts";
import { Icon } from "../ui/icon";
import { Input } from "../ui/input";

interface SearchFieldProps {
  value: string;
  /** What is searched, as placeholder and name. */
  label: string;
  /** What the key `/` does, as the sheet of shortcuts lists it. */
  keyLabel?: string | undefined;
  maxLength?: number;
}

/** The field `q` of a search form. The key `/` leads to it; Enter sends the form, but not the Enter that ends a composition. */
export function SearchField({ value, label, keyLabel, maxLength }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", keyLabel, () => field.current?.select());
  return (
    <>
      <Icon of={Search} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
      <Input
        key={value}
        ref={field}
        className="peer pl-8"
        type="search"
        name="q"
        defaultValue={value}
        placeholder={label}
        aria-label={label}
        maxLength={maxLength}
        onKeyDown={keepComposing}
      />
      {keyLabel && (
        <span
          className="needs-script pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 rounded-sm bg-neutral-bg px-1.5 py-1 font-mono text-xs leading-none text-ink-3 peer-focus:hidden max-sm:hidden"
          aria-hidden="true"
        >
          /
        </span>
      )}
    </>
  );
}

/** Safari tells the end of a composition before the Enter that made it: that one has the code 229. */
function keepComposing(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === "Enter" && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
}
