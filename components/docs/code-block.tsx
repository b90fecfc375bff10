import { CopyButton } from "../ui/copy-button";

interface CodeBlockProps {
  text: string;
  /** What it is, for those who do not see it. */
  label: string;
  copy?: { readonly label: string; readonly done: string } | undefined;
}

/** Code or JSON as it is, with a button that copies it. Long lines scroll inside, also by keyboard. */
export function CodeBlock({ text, label, copy }: CodeBlockProps) {
  return (
    <div className="relative min-w-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label} className="max-h-96 overflow-auto rounded-md bg-surface-sunken">
        <pre className={`w-max min-w-full py-2.5 pl-3 font-mono text-xs text-ink ${copy ? "pr-10" : "pr-3"}`}>{text}</pre>
      </section>
      {copy && (
        <span className="absolute top-1 right-1 rounded-md bg-surface-sunken">
          <CopyButton text={text} label={copy.label} copied={copy.done} />
        </span>
      )}
    </div>
  );
}
