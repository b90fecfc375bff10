import { CodeBlock } from "@/components/docs/code-block";
import type { NamedEntry } from "@/lib/web/api-docs";
import { clientTexts } from "@/lib/web/texts";
import { Part } from "./part";

/** The statuses an operation refuses with; each opens the answer of its document. */
export async function Refusals({ entry }: { entry: NamedEntry }) {
  const { docs: words } = (await clientTexts("docs")).messages;
  const meanings: ReadonlyMap<string, string> = new Map(Object.entries(words.meanings));
  return (
    <Part id="errors" title={words.errors}>
      <div className="border-t border-line-strong">
        {entry.refusals.map(({ status, answer }) => (
          <details key={status} className="border-b border-line-faint">
            <summary className="flex min-h-9 items-center gap-3 py-1.5 text-sm -outline-offset-2 hover:bg-surface-hover">
              <span className={`h-3.5 w-[3px] shrink-0 ${status >= 500 ? "bg-chart-5xx" : "bg-chart-4xx"}`} aria-hidden="true" />
              <code className="font-mono text-xs">{status}</code>
              <span className="min-w-0 text-ink-2">{meanings.get(String(status))}</span>
            </summary>
            <div className="pb-2.5">
              <CodeBlock text={JSON.stringify(answer, null, 2)} label={`${words.example} ${status}`} />
            </div>
          </details>
        ))}
      </div>
    </Part>
  );
}
