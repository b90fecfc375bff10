"use client";

import { useActionState, useId } from "react";
import { FRESH_IMPORT, type ImportState } from "@/lib/domain/api-import";
import { FieldFrame } from "../ui/field";
import { CONTROL, TextArea } from "../ui/input";
import { Note } from "../ui/note";
import { SubmitButton } from "../ui/submit-button";
import { ImportTable, type ImportTexts } from "./import-table";

interface ImportFormProps {
  action: (before: ImportState, form: FormData) => Promise<ImportState>;
  texts: ImportTexts & Readonly<Record<"file" | "text" | "textHint" | "read" | "own" | "apply" | "nothing", string>>;
}

/** A document is chosen or pasted, shown beside the catalogue, and its chosen lines are taken. Works without JavaScript. */
export function ImportForm({ action, texts }: ImportFormProps) {
  const [{ turn, problems, preview }, submit] = useActionState(action, FRESH_IMPORT);
  const id = useId();
  const open = preview?.lines.some(({ status }) => status === "new" || status === "differs") ?? false;
  return (
    <div className="grid gap-6">
      {problems.length > 0 && (
        <Note look="danger" key={turn} alert>
          {problems.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
        </Note>
      )}
      <form action={submit} className="grid max-w-160 gap-4" noValidate>
        <FieldFrame id={`${id}-file`} label={texts.file}>
          <input
            id={`${id}-file`}
            className={`${CONTROL} h-control px-2 py-1 text-sm max-sm:h-10`}
            type="file"
            name="file"
            accept=".json,application/json"
          />
        </FieldFrame>
        <FieldFrame id={`${id}-text`} label={texts.text} hint={texts.textHint}>
          <TextArea
            id={`${id}-text`}
            name="text"
            rows={5}
            className="font-mono text-xs"
            spellCheck={false}
            defaultValue={preview?.text ?? ""}
            key={turn}
          />
        </FieldFrame>
        <div className="flex flex-wrap gap-2">
          <SubmitButton look={open ? "plain" : "primary"} name="step" value="read">
            {texts.read}
          </SubmitButton>
          <SubmitButton look="plain" name="step" value="own">
            {texts.own}
          </SubmitButton>
        </div>
      </form>
      {preview && (
        <form action={submit} className="grid gap-4" key={turn}>
          <textarea name="text" className="hidden" readOnly value={preview.text} aria-hidden="true" tabIndex={-1} />
          {preview.own && <input type="hidden" name="own" value="1" />}
          <ImportTable lines={preview.lines} kept={preview.kept} texts={texts} />
          {open ? (
            <div>
              <SubmitButton name="step" value="apply">
                {texts.apply}
              </SubmitButton>
            </div>
          ) : (
            <p className="text-sm text-ink-2">{texts.nothing}</p>
          )}
        </form>
      )}
    </div>
  );
}
