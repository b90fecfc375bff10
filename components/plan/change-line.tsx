import type { ReactNode } from "react";

interface ChangeLineProps {
  sign: "+" | "−" | "~";
  act: string;
  mono: boolean;
  what: string;
  pattern: string | null;
  who: string;
  /** What is wrong with it, said behind. */
  problem?: string | undefined;
  /** A button that takes it out. */
  end?: ReactNode;
}

/** One planned or saved change. */
export function ChangeLine({ sign, act, mono, what, pattern, who, problem, end }: ChangeLineProps) {
  return (
    <li className="flex min-h-row items-center gap-3 border-b border-line-faint py-1.5 text-sm">
      <span
        aria-hidden="true"
        className={`w-3 shrink-0 text-center font-semibold ${sign === "+" ? "text-accent-text" : "text-warning-text"}`}
      >
        {sign}
      </span>
      <span className={`w-20 shrink-0 font-semibold ${mono ? "font-mono text-xs" : ""}`}>
        <span className="sr-only">{sign}</span>
        {act}
      </span>
      <span className="grid min-w-0 flex-1 gap-x-3 sm:flex sm:flex-wrap sm:items-baseline">
        {what !== "" && <span>{what}</span>}
        {pattern && <code className="min-w-0 font-mono text-xs break-all text-ink-2">{pattern}</code>}
        <span className="text-ink-2">{who}</span>
        {problem && <span className="text-danger-text">{problem}</span>}
      </span>
      {end}
    </li>
  );
}
