import { Check, Minus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon";

interface StepProps {
  /** `pass` leads on or lets in, `fail` does not, `plain` says nothing either way. */
  mark: "pass" | "fail" | "plain";
  /** At the right end: a number, an id, a link. */
  aside?: ReactNode;
  /** What the mark says, for readers. */
  children: ReactNode;
}

/** One thing that was looked at on the way to a decision. */
export function Step({ mark, aside, children }: StepProps) {
  const { icon, color } = MARKS[mark];
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-3.5 border-b border-line-faint py-2 text-sm" data-mark={mark}>
      <Icon of={icon} className={`mt-0.5 ${color}`} />
      <div className="grid min-w-0 gap-1">{children}</div>
      {aside !== undefined && <span className="text-xs leading-5 text-ink-3 tabular-nums">{aside}</span>}
    </li>
  );
}

/** A path with the parts that the groups of a pattern caught. */
export function CaughtPath({ pieces }: { pieces: readonly { readonly text: string; readonly caught: boolean }[] }) {
  let at = 0;
  return (
    <code className="font-mono text-xs break-all">
      {pieces.map(({ text, caught }) => {
        at += text.length;
        return caught ? (
          <mark key={at} className="rounded-xs bg-accent-soft text-accent-text">
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        );
      })}
    </code>
  );
}

const MARKS = {
  pass: { icon: Check, color: "text-success-text" },
  fail: { icon: X, color: "text-danger-text" },
  plain: { icon: Minus, color: "text-ink-3" },
} as const;
