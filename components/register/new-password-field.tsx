"use client";

import { type ChangeEvent, useEffect, useState } from "react";
import { type PasswordScore, passwordScore } from "@/lib/domain/password-score";
import { useForm } from "../ui/action-form";
import { PasswordField } from "../ui/password-field";

export interface NewPasswordTexts {
  readonly label: string;
  readonly hint: string;
  readonly show: string;
  readonly hide: string;
  /** What the meter says, from "too short" to "strong". */
  readonly strengths: readonly [string, string, string, string, string];
}

interface NewPasswordFieldProps {
  name: string;
  texts: NewPasswordTexts;
  /** Names of the owner that stand in no field of the form. */
  near?: readonly string[];
  large?: boolean;
}

/** A password to be set, with a meter that tells in words how hard it is to guess. Without JavaScript there is no meter. */
export function NewPasswordField({ name, texts, near = [], large = false }: NewPasswordFieldProps) {
  const { state } = useForm();
  const [score, setScore] = useState<PasswordScore | null>(null);
  // The browser empties the field when an answer comes.
  useEffect(() => {
    if (state.turn > 0) setScore(null);
  }, [state.turn]);
  const judge = ({ currentTarget: { value, form } }: ChangeEvent<HTMLInputElement>) => {
    setScore(value === "" ? null : passwordScore(value, [...near, ...ownNames(form)]));
  };
  return (
    <div className="grid gap-1.5">
      <PasswordField
        name={name}
        label={texts.label}
        hint={texts.hint}
        show={texts.show}
        hide={texts.hide}
        autoComplete="new-password"
        large={large}
        maxLength={256}
        onChange={judge}
        required
      />
      <output className="grid gap-1.5 text-xs text-ink-3 empty:hidden">
        {score !== null && (
          <>
            <span className="grid grid-cols-4 gap-1" aria-hidden="true">
              {[1, 2, 3, 4].map((step) => (
                <span key={step} className={`h-[3px] rounded-full ${step <= score ? "bg-accent" : "bg-line-strong"}`} />
              ))}
            </span>
            {texts.strengths[score]}
          </>
        )}
      </output>
    </div>
  );
}

function ownNames(form: HTMLFormElement | null): string[] {
  return ["username", "phone", "email"].flatMap((name) => {
    const field = form?.elements.namedItem(name);
    return field instanceof HTMLInputElement ? [field.value, field.value.split("@")[0] ?? ""] : [];
  });
}
