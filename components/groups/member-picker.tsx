"use client";

import { type KeyboardEvent, type ReactNode, useActionState, useId, useRef } from "react";
import { OVERRIDE_FIELD } from "@/lib/domain/form-state";
import { FRESH_PICK, type PickState } from "@/lib/domain/group-directory";
import { useShortcut } from "../layout/shortcuts";
import { FieldFrame } from "../ui/field";
import { Input, TextArea } from "../ui/input";
import { Note } from "../ui/note";
import { SubmitButton } from "../ui/submit-button";

interface MemberPickerProps {
  action: (before: PickState, form: FormData) => Promise<PickState>;
  texts: { readonly add: string; readonly label: string; readonly hint: string; readonly check: string };
  /** Fields that stand beside the button that adds. */
  children?: ReactNode;
}

/**
 * A list of usernames or ids is pasted, looked up and shown, then added. The key `a` leads here, a paste is looked up at once, Ctrl+Enter
 * goes on; both buttons work without JavaScript too.
 */
export function MemberPicker({ action, texts, children }: MemberPickerProps) {
  const [{ turn, problems, values, pick, override }, submit] = useActionState(action, FRESH_PICK);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const goOn = () => form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>("button[name=step]:last-of-type"));
  useShortcut("a", texts.add, () => form.current?.querySelector("textarea")?.focus());
  const onPaste = () => {
    setTimeout(() => form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>("button[value=check]")));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    goOn();
  };
  return (
    <form ref={form} action={submit} className="grid gap-3" noValidate>
      {problems.length > 0 && (
        <Note look="danger" key={turn} alert>
          {problems.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
        </Note>
      )}
      <FieldFrame id={id} label={texts.label} hint={texts.hint}>
        <TextArea
          id={id}
          name="names"
          rows={3}
          defaultValue={typeof values.names === "string" ? values.names : ""}
          spellCheck={false}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
      </FieldFrame>
      {pick && (
        <output className="grid gap-1.5 text-sm">
          <p>{pick.fresh}</p>
          {pick.already && <p className="text-ink-3">{pick.already}</p>}
          {pick.unknown && <Note look="warning">{pick.unknown}</Note>}
          <input type="hidden" name="entries" value={pick.entries} />
          <input type="hidden" name="ids" value={pick.ids} />
          <input type="hidden" name="left" value={pick.left} />
        </output>
      )}
      {pick?.add && children}
      {pick?.add && override && (
        <FieldFrame id={`${id}override`} label={override.label} hint={override.hint}>
          <Input id={`${id}override`} name={OVERRIDE_FIELD} maxLength={200} autoComplete="off" />
        </FieldFrame>
      )}
      <div className="flex gap-2">
        <SubmitButton look="plain" name="step" value="check">
          {texts.check}
        </SubmitButton>
        {pick?.add && (
          <SubmitButton name="step" value="add">
            {pick.add}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
