"use client";

import { FieldFrame } from "../ui/field";
import { TextArea } from "../ui/input";
import { useField } from "../ui/text-field";

/** The text of a policy file in an `ActionForm`. */
export function PolicyText({ label }: { label: string }) {
  const { id, error, typed, described } = useField("file");
  return (
    <FieldFrame id={id} label={label} error={error}>
      <TextArea {...described} name="file" rows={10} defaultValue={typed} spellCheck={false} className="font-mono" />
    </FieldFrame>
  );
}
