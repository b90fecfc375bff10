"use client";

import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useActionState,
  useEffect,
  useId,
  useRef,
} from "react";
import { type FormState, FRESH, OVERRIDE_FIELD } from "@/lib/domain/form-state";
import { Countdown } from "./countdown";
import { FieldFrame } from "./field";
import { Input } from "./input";
import { Note } from "./note";

/** What a server action made with `submit` looks like to a form. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

interface FormContext {
  readonly state: FormState;
  /** Sets the names of this form's controls apart from those of another one on the page. */
  readonly prefix: string;
}

const Context = createContext<FormContext>({ state: FRESH, prefix: "" });

/** The state of the form around: fields read their error and what was typed from here. */
export function useForm(): FormContext {
  return use(Context);
}

interface ActionFormProps extends Omit<ComponentProps<"form">, "action"> {
  action: FormAction;
  children: ReactNode;
  /** Called once for each success that stays on the page. */
  onDone?: () => void;
}

/**
 * A form around a server action. Works without JavaScript: it then posts to its own page, which draws the answer. Problems of the
 * whole form stand on top; the first field with a problem gets the focus. Ctrl+Enter sends it from any field.
 */
export function ActionForm({ action, children, onDone, className = "grid gap-4", ...rest }: ActionFormProps) {
  const [state, submit] = useActionState(action, FRESH);
  const form = useRef<HTMLFormElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (state.done) done.current?.();
    else if (state.turn > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  const whole = state.problems.filter(({ field }) => field === null);
  const prefix = useId();
  return (
    <form
      {...rest}
      ref={form}
      action={submit}
      // What was typed stays until it can arrive.
      onSubmit={(event) => navigator.onLine || event.preventDefault()}
      className={className}
      data-guard={state.turn > 0 && !state.done ? "unsaved" : ""}
      onKeyDown={sendByKey}
      noValidate
    >
      {whole.length > 0 && (
        <Note look="danger" key={state.turn} alert>
          {whole.map(({ text, wait }) => (wait ? <Countdown key={text} text={text} {...wait} /> : <p key={text}>{text}</p>))}
        </Note>
      )}
      {state.override && (
        <FieldFrame id={`${prefix}override`} label={state.override.label} hint={state.override.hint}>
          <Input id={`${prefix}override`} name={OVERRIDE_FIELD} maxLength={200} autoComplete="off" />
        </FieldFrame>
      )}
      {state.told && (
        <Note look={state.told.look} key={`told ${state.turn}`} alert>
          <p>{state.told.text}</p>
          {state.told.lines && state.told.lines.length > 0 && (
            <pre className="font-mono text-xs break-all whitespace-pre-wrap">{state.told.lines.join("\n")}</pre>
          )}
        </Note>
      )}
      <Context value={{ state, prefix }}>{children}</Context>
    </form>
  );
}

function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || event.repeat) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
