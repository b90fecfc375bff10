"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { Field } from "@/components/ui/field";
import type { SetupState } from "@/lib/web/setup";
import type { SetupTexts } from "./texts";

interface SetupFormProps {
  texts: SetupTexts;
  action: (before: SetupState, form: FormData) => Promise<SetupState>;
}

/** Works without JavaScript too: the form posts to its own address. */
export function SetupForm({ texts, action }: SetupFormProps) {
  const [state, submit] = useActionState(action, { username: "", problems: {} });
  const errorOf = (field: string) => {
    const rule = state.problems[field];
    return rule && (texts.problems[rule] ?? texts.otherProblem);
  };
  return (
    <form className="grid gap-4" action={submit} noValidate>
      <Field
        name="username"
        label={texts.username}
        error={errorOf("username")}
        defaultValue={state.username}
        autoComplete="username"
        maxLength={150}
        required
      />
      <Field
        name="password"
        type="password"
        label={texts.password}
        hint={texts.passwordHint}
        error={errorOf("password")}
        autoComplete="new-password"
        maxLength={128}
        required
      />
      <SubmitButton size="lg">{texts.submit}</SubmitButton>
    </form>
  );
}
