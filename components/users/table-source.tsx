"use client";

import { useState } from "react";
import { FieldFrame } from "../ui/field";
import { TextArea } from "../ui/input";
import { useField } from "../ui/text-field";

interface TableSourceProps {
  /** The greatest file, in bytes. */
  most: number;
  texts: {
    readonly file: string;
    readonly fileHint: string;
    readonly tooLarge: string;
    readonly cells: string;
    readonly cellsHint: string;
  };
}

/** Where a table comes from, in an `ActionForm`: a file in `file`, or cells pasted into `cells`. */
export function TableSource({ most, texts }: TableSourceProps) {
  const file = useField("file");
  const cells = useField("cells");
  const [large, setLarge] = useState(false);
  const error = large ? texts.tooLarge : file.error;
  return (
    <>
      <FieldFrame id={file.id} label={texts.file} hint={texts.fileHint} error={error}>
        <input
          type="file"
          name="file"
          id={file.id}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${file.id}-error` : undefined}
          onChange={({ target }) => {
            // The server takes no more, and would answer with an empty page.
            const tooLarge = (target.files?.[0]?.size ?? 0) > most;
            setLarge(tooLarge);
            if (tooLarge) target.value = "";
          }}
          className="w-full min-w-0 rounded-md border border-line-control bg-surface-raised p-1.5 text-sm file:mr-3 file:h-7 file:rounded-sm file:border-0 file:bg-surface-sunken file:px-2.5 file:text-ink"
        />
      </FieldFrame>
      <FieldFrame id={cells.id} label={texts.cells} hint={texts.cellsHint} error={cells.error}>
        <TextArea {...cells.described} name="cells" rows={8} className="font-mono text-xs" defaultValue={cells.typed} spellCheck={false} />
      </FieldFrame>
    </>
  );
}
