"use client";

import { FieldFrame } from "../ui/field";
import { Input } from "../ui/input";
import { useField } from "../ui/text-field";

/** A Chinese phone number, with the code of the country before it. Spaces are welcome. */
export function PhoneField({ name, label }: { name: string; label: string }) {
  const { id, error, typed, described } = useField(name);
  return (
    <FieldFrame id={id} label={label} error={error}>
      <span className="relative block">
        <Input
          {...described}
          large
          className="pl-12 tabular-nums"
          name={name}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          defaultValue={typed}
          maxLength={20}
          required
        />
        <span className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-md text-ink-3" aria-hidden="true">
          +86
        </span>
      </span>
    </FieldFrame>
  );
}
