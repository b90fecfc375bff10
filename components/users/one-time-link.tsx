"use client";

import { useForm } from "../ui/action-form";
import { CopyButton } from "../ui/copy-button";
import { Note } from "../ui/note";

/** The link that the form around just made, shown this once. */
export function OneTimeLink({ texts }: { texts: { readonly lead: string; readonly copy: string; readonly copied: string } }) {
  const { link } = useForm().state.values;
  if (typeof link !== "string") return null;
  return (
    <Note look="success" alert>
      <p>{texts.lead}</p>
      <p className="flex items-center gap-2">
        <code className="min-w-0 font-mono text-xs break-all">{link}</code>
        <CopyButton text={link} label={texts.copy} copied={texts.copied} />
      </p>
    </Note>
  );
}
