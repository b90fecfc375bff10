"use client";

import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Note } from "../ui/note";

/** A page that could not be drawn, in both languages: what failed may be what knows the language. The number leads to the error log. */
export function PageFailure({ digest }: { digest: string | undefined }) {
  return (
    <div className="grid gap-3 text-sm">
      <Note look="danger" alert>
        <p>页面无法显示，未做任何更改。</p>
        <p lang="en">The page could not be shown. Nothing was changed.</p>
      </Note>
      {digest && (
        <p className="flex items-center gap-2 text-xs text-ink-3">
          编号 · No.
          <code className="truncate font-mono text-ink-2">{digest}</code>
          <CopyButton text={digest} label="复制 · Copy" copied="已复制 · Copied" />
        </p>
      )}
      <div>
        <Button className="needs-script" onClick={() => location.reload()}>
          重试 · Try again
        </Button>
      </div>
    </div>
  );
}
