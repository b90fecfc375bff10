"use client";

import { useState } from "react";
import { buttonClass } from "../ui/button";

/** A page that could not be drawn, in both languages: what failed may be what knows the language. The number leads to the error log. */
export function PageFailure({ digest }: { digest: string | undefined }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-3 text-sm">
      {/* Travels with every page: no more parts than it needs. */}
      <div className="grid gap-1 rounded-md bg-danger-bg px-3 py-2.5" role="alert">
        <p>页面无法显示，未做任何更改。</p>
        <p lang="en">The page could not be shown. Nothing was changed.</p>
      </div>
      {digest && (
        <p className="flex items-center gap-2 text-xs text-ink-3">
          编号 · No.
          <code className="truncate font-mono text-ink-2">{digest}</code>
          <button
            type="button"
            className={`${buttonClass("ghost", "sm")} needs-script`}
            onClick={() => void navigator.clipboard.writeText(digest).then(() => setCopied(true))}
          >
            {copied ? "已复制 · Copied" : "复制 · Copy"}
          </button>
        </p>
      )}
      <div>
        <button type="button" className={`${buttonClass()} needs-script`} onClick={() => location.reload()}>
          重试 · Try again
        </button>
      </div>
    </div>
  );
}
