"use client";

import { ArrowBigUpDash, Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from "react";
import { FieldFrame } from "./field";
import { Icon } from "./icon";
import { Input } from "./input";
import { useField } from "./text-field";

interface PasswordFieldProps extends ComponentProps<typeof Input> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  show: string;
  hide: string;
  /** Said while the Caps Lock key is on. */
  capsLock?: string;
}

/** A password of an `ActionForm`, with a button that shows it. What was typed never comes back from the server. */
export function PasswordField({ name, label, hint, show, hide, capsLock, ...input }: PasswordFieldProps) {
  const { id, error, described } = useField(name);
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState("CapsLock"));
  const act = shown ? hide : show;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <span className="relative block">
        <Input
          {...input}
          {...described}
          {...(capsLock && { onKeyDown: look, onKeyUp: look, onBlur: () => setCaps(false) })}
          className="pr-10"
          name={name}
          type={shown ? "text" : "password"}
        />
        <button
          type="button"
          className="needs-script absolute top-1/2 right-2 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-2 hover:bg-surface-sunken"
          title={act}
          aria-label={act}
          onClick={() => setShown(!shown)}
        >
          <Icon of={shown ? EyeOff : Eye} />
        </button>
      </span>
      {capsLock && (
        <span role="status" className="empty:hidden">
          {caps && (
            <span className="flex items-start gap-1.5 text-xs text-warning-text">
              <Icon of={ArrowBigUpDash} />
              {capsLock}
            </span>
          )}
        </span>
      )}
    </FieldFrame>
  );
}
