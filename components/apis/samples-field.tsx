"use client";

import { FieldFrame } from "../ui/field";
import { TextArea } from "../ui/input";
import { useField } from "../ui/text-field";
import { useJudge } from "./use-judge";

/** The paths that a pattern is tried with, one per line. */
export function SamplesField({ label, hint, value }: { label: string; hint: string; value: string }) {
  const { id, error, typed, described, turn } = useField("samples");
  const { judge } = useJudge();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <TextArea
        key={turn}
        {...described}
        name="samples"
        rows={3}
        className="font-mono text-xs"
        defaultValue={typed ?? value}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => judge(event.target.form)}
      />
    </FieldFrame>
  );
}
