"use client";

import { Button } from "../ui/button";
import { FieldFrame } from "../ui/field";
import { Input } from "../ui/input";
import { ButtonLink } from "../ui/link";

interface FilterFieldsProps {
  id: string;
  action: string;
  /** What the address keeps besides the fields. */
  kept: readonly (readonly [name: string, value: string])[];
  fields: readonly (readonly [name: string, label: string, value: string, hint: string | undefined])[];
  texts: Readonly<Record<"filters" | "fieldsLead" | "clear" | "apply", string>>;
}

/** A popover with a field for each key of a log; a plain form. */
export function FilterFields({ id, action, kept, fields, texts }: FilterFieldsProps) {
  return (
    <div
      id={id}
      popover="auto"
      className="fixed inset-auto top-30 left-1/2 m-0 max-h-[calc(100dvh-9rem)] w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-y-auto rounded-lg bg-surface-raised p-5 text-ink shadow-pop ring ring-line-strong"
    >
      <form action={action} className="grid grid-cols-2 gap-x-4 gap-y-3 max-sm:grid-cols-1">
        <h2 className="col-span-full text-lg">{texts.filters}</h2>
        <p className="col-span-full text-sm text-ink-2">{texts.fieldsLead}</p>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields.map(([name, label, value, hint]) => (
          <FieldFrame key={name} id={`${id}-${name}`} label={label} hint={hint}>
            <Input id={`${id}-${name}`} name={name} defaultValue={value} maxLength={200} autoComplete="off" />
          </FieldFrame>
        ))}
        <div className="col-span-full flex justify-end gap-2">
          <ButtonLink look="ghost" href={action}>
            {texts.clear}
          </ButtonLink>
          <Button type="submit" look="primary">
            {texts.apply}
          </Button>
        </div>
      </form>
    </div>
  );
}
