"use client";

import { type ReactNode, useRef, useState } from "react";
import { FieldFrame } from "../ui/field";
import { CONTROL } from "../ui/input";
import { useField } from "../ui/text-field";
import { PatternCode } from "./pattern-code";
import { useJudge } from "./use-judge";

interface PatternFieldProps {
  label: string;
  /** With `{count}`. */
  hint: string;
  checking: string;
  value: string;
  /** The first character that RE2 refuses of the judged pattern. */
  fault?: { readonly of: string; readonly at: number | undefined } | undefined;
  /** What the server says of the judged pattern. */
  children: ReactNode;
}

/** The pattern of an API: coloured while it is typed, judged by the server after a short pause. */
export function PatternField({ label, hint, checking, value, fault, children }: PatternFieldProps) {
  const { id, error, typed, described, turn } = useField("pattern");
  const [edited, setEdited] = useState<{ text: string; turn: number } | null>(null);
  const { pending, judge } = useJudge();
  const mirror = useRef<HTMLDivElement>(null);
  const text = edited && edited.turn >= turn ? edited.text : (typed ?? value);
  const follow = (input: HTMLInputElement) => mirror.current?.scrollTo({ left: input.scrollLeft });
  return (
    <div className="grid gap-1.5">
      <FieldFrame id={id} label={label} hint={hint.replace("{count}", String(Array.from(text).length))} error={error}>
        <span className="relative block">
          <input
            {...described}
            className={`${CONTROL} h-control-lg px-3 font-mono text-md [@media(scripting:enabled)]:text-transparent [@media(scripting:enabled)]:caret-ink max-sm:h-11`}
            name="pattern"
            value={text}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            required
            onScroll={(event) => follow(event.currentTarget)}
            onChange={(event) => {
              setEdited({ text: event.target.value, turn });
              follow(event.currentTarget);
              if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) judge(event.target.form);
            }}
            onCompositionEnd={(event) => judge(event.currentTarget.form)}
          />
          <span
            ref={mirror}
            className="needs-script pointer-events-none absolute inset-0 flex items-center overflow-hidden px-3 text-md whitespace-pre"
            aria-hidden="true"
          >
            <PatternCode of={text} at={fault?.of === text ? fault.at : undefined} />
          </span>
        </span>
      </FieldFrame>
      <div className={`grid gap-1.5 text-sm transition-opacity ${pending ? "opacity-60" : ""}`} aria-live="polite" aria-busy={pending}>
        {children}
      </div>
      <span className="sr-only">{pending ? checking : ""}</span>
    </div>
  );
}
