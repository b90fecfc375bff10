import { type PatternToken, patternTokens } from "@/lib/domain/pattern-syntax";

/** A pattern, coloured by what its pieces are; `at` marks the character from which RE2 refuses it. */
export function PatternCode({ of, at, className = "" }: { of: string; at?: number | undefined; className?: string }) {
  return (
    <code className={`font-mono leading-[1.35] ${className}`}>
      {patternTokens(of).map((token) => (
        <span key={token.at} className={at !== undefined && token.at + token.text.length > at ? "text-syntax-bad" : COLOURS[token.kind]}>
          {token.text}
        </span>
      ))}
    </code>
  );
}

const COLOURS: Readonly<Record<PatternToken["kind"], string>> = {
  literal: "text-syntax-literal",
  anchor: "text-syntax-anchor",
  class: "text-syntax-group",
  open: "text-syntax-group",
  close: "text-syntax-group",
  bar: "text-syntax-group",
  flags: "text-syntax-group",
  quantifier: "text-syntax-quantifier",
};
