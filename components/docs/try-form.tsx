"use client";

import { type FormEvent, useId, useState } from "react";
import type { Messages } from "@/messages/en";
import { Button } from "../ui/button";
import { FieldFrame } from "../ui/field";
import { Input, TextArea } from "../ui/input";
import { Note } from "../ui/note";
import { type Answered, TryAnswer } from "./try-answer";

export type TryTexts = Messages["docs"]["try"];

/** A call to begin with: path and query, and the body as text; null for calls without one. */
export interface TryCall {
  readonly path: string;
  readonly body: string | null;
}

interface TryFormProps {
  method: string;
  /** At least one; of several the reader picks which to fill in. */
  calls: readonly TryCall[];
  /** Asks before it sends. */
  asks: boolean;
  texts: TryTexts;
}

type State = { readonly is: "idle" | "asking" | "waiting" | "failed" | "foreign" } | { readonly is: "done"; readonly answer: Answered };

/** Calls this server from the page, with the reader's own cookie. Path, query and body can be changed; what changes something asks first. */
export function TryForm({ method, calls, asks, texts }: TryFormProps) {
  const [picked, pick] = useState(0);
  const [state, setState] = useState<State>({ is: "idle" });
  const id = useId();
  const { path, body } = calls[picked] ?? { path: "/", body: null };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    const url = ownAddress(String(sent.get("path")));
    if (!url) return setState({ is: "foreign" });
    if (asks && state.is !== "asking") return setState({ is: "asking" });
    setState({ is: "waiting" });
    const text = sent.get("body");
    call(method, url, typeof text === "string" ? text : null).then(
      (answer) => setState({ is: "done", answer }),
      () => setState({ is: "failed" }),
    );
  };

  return (
    <form
      className="needs-script grid grid-cols-1 gap-3"
      onSubmit={submit}
      onInput={() => state.is === "asking" && setState({ is: "idle" })}
    >
      {calls.length > 1 && (
        <div className="grid grid-cols-1 justify-items-start gap-1 text-xs text-ink-3">
          {texts.fill}
          {calls.map((one, index) => (
            <button
              key={`${one.path} ${one.body}`}
              type="button"
              aria-pressed={index === picked}
              className="max-w-full truncate rounded-sm font-mono text-ink-2 hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
              onClick={() => {
                pick(index);
                setState({ is: "idle" });
              }}
            >
              {one.path} {one.body?.startsWith("[") ? "[ ]" : ""}
            </button>
          ))}
        </div>
      )}
      <FieldFrame id={`${id}path`} label={texts.path} hint={method}>
        <Input key={path} id={`${id}path`} name="path" defaultValue={path} className="font-mono" spellCheck={false} required />
      </FieldFrame>
      {body !== null && (
        <FieldFrame id={`${id}body`} label={texts.body}>
          <TextArea key={body} id={`${id}body`} name="body" defaultValue={body} rows={8} className="font-mono" spellCheck={false} />
        </FieldFrame>
      )}
      {state.is === "asking" && <Note look="warning">{texts.ask}</Note>}
      <div className="flex gap-2">
        {state.is === "asking" && (
          <Button autoFocus onClick={() => setState({ is: "idle" })}>
            {texts.cancel}
          </Button>
        )}
        <Button type="submit" look={state.is === "asking" ? "danger" : "primary"} aria-disabled={state.is === "waiting" || undefined}>
          {texts.send} {method}
        </Button>
      </div>
      <div role="status" className="grid grid-cols-1 gap-2">
        {state.is === "waiting" && <p className="late text-sm text-ink-3">{texts.waiting}</p>}
        {(state.is === "failed" || state.is === "foreign") && <Note look="danger">{texts[state.is]}</Note>}
        {state.is === "done" && <TryAnswer answer={state.answer} texts={texts} />}
      </div>
    </form>
  );
}

/** Null for an address of another site: only this server gets the reader's cookie. */
function ownAddress(path: string): URL | null {
  if (!path.startsWith("/") || !URL.canParse(path, location.origin)) return null;
  const url = new URL(path, location.origin);
  return url.origin === location.origin ? url : null;
}

async function call(method: string, url: URL, body: string | null): Promise<Answered> {
  const from = performance.now();
  const init: RequestInit = { method, cache: "no-store", credentials: "same-origin", redirect: "error" };
  if (body?.trim()) Object.assign(init, { body, headers: { "Content-Type": "application/json" } });
  const response = await fetch(url, init);
  const text = await response.text();
  const headers = [...response.headers].filter(([name]) => SHOWN.has(name));
  return { status: response.status, ms: Math.round(performance.now() - from), headers, body: text };
}

const SHOWN = new Set([
  ...["content-type", "x-request-id", "x-decision-id", "x-total-count", "link"],
  ...["allow", "retry-after", "www-authenticate"],
]);
