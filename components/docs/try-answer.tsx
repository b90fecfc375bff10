import { CopyButton } from "../ui/copy-button";
import { CodeBlock } from "./code-block";

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly ms: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

interface TryAnswerProps {
  answer: Answered;
  texts: Readonly<Record<"headers" | "empty" | "long" | "copy" | "copied", string>>;
}

/** An answer: status, time, the headers that tell something, and the body. */
export function TryAnswer({ answer: { status, ms, headers, body }, texts }: TryAnswerProps) {
  const text = pretty(body);
  return (
    <>
      <p className="flex items-center gap-3 text-sm tabular-nums">
        <span className="inline-flex items-center gap-2">
          <span className={`h-3.5 w-[3px] ${bar(status)}`} aria-hidden="true" />
          <code className={`font-mono text-xs ${status >= 500 ? "font-semibold text-danger-text" : "text-ink"}`}>{status}</code>
        </span>
        <span className="text-ink-3">{ms.toLocaleString("en")} ms</span>
        <span className="ml-auto">{text && <CopyButton text={text} label={texts.copy} copied={texts.copied} />}</span>
      </p>
      {headers.length > 0 && (
        <dl className="grid gap-x-3 text-xs sm:grid-cols-[8rem_minmax(0,1fr)]" aria-label={texts.headers}>
          {headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="font-mono break-all">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {text ? <CodeBlock text={text.slice(0, MOST)} label={texts.copy} /> : <p className="text-sm text-ink-3">{texts.empty}</p>}
      {text.length > MOST && <p className="text-xs text-ink-3">{texts.long}</p>}
    </>
  );
}

/** Longer answers would hold up the browser. */
const MOST = 100_000;

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function bar(status: number): string {
  if (status >= 500) return "bg-chart-5xx";
  if (status >= 400) return "bg-chart-4xx";
  return status >= 300 ? "bg-chart-3xx" : "bg-chart-2xx";
}
