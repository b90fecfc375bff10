"use client";

import { useEffect, useState } from "react";
import { FieldFrame } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { useField } from "../ui/text-field";

export interface CodeFieldTexts {
  readonly label: string;
  readonly digits: string;
  readonly send: string;
  readonly again: string;
  /** With `#` for the seconds. */
  readonly wait: string;
  readonly sent: string;
}

interface CodeFieldProps {
  texts: CodeFieldTexts;
  /** Whether a code went out that may still be good. */
  sent: boolean;
  /** Seconds until the next one may be asked for. */
  wait: number;
}

/** A code was sent only just: the next thing to do is to type it. */
const JUST_SENT = 55;

/**
 * The code of the message and the button that asks for it, which sends the whole form with `intent=code`. Give it a key that changes
 * with each message. Without JavaScript the button waits for nothing, and the server tells the wait.
 */
export function CodeField({ texts, sent, wait }: CodeFieldProps) {
  const { id, error, described } = useField("sms_code");
  const left = useCountdown(wait);
  return (
    <FieldFrame id={id} label={texts.label} hint={sent && texts.sent} error={error}>
      <span className="flex gap-2">
        <Input
          {...described}
          large
          className="tabular-nums"
          name="sms_code"
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder={texts.digits}
          maxLength={6}
          autoFocus={wait > JUST_SENT}
        />
        <SubmitButton name="intent" value="code" look="plain" size="lg" className="min-w-28 tabular-nums" disabled={left > 0}>
          {left > 0 ? texts.wait.replace("#", String(left)) : sent ? texts.again : texts.send}
        </SubmitButton>
      </span>
    </FieldFrame>
  );
}

/** The seconds that are left; 0 until the page is alive, so that nothing is greyed without JavaScript. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
