/** An HTTP method as a word: those that read are quiet, those that write stand out. */
export function Method({ of, className = "" }: { of: string; className?: string }) {
  const look = of === "GET" ? "text-ink-3" : "font-semibold text-ink";
  return <code className={`font-mono text-xs leading-[1.35] ${look} ${className}`}>{of}</code>;
}
