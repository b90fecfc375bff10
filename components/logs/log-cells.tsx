import { ENGLISH } from "./numbers";

/** A status code with its mark: what went well is grey, what was refused or failed stands out. */
export function Status({ code, name }: { code: number | string; name?: string }) {
  const look = LOOKS[String(code).charAt(0)] ?? LOOKS[2];
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle ${look?.text}`}>
      <span className={`h-3.5 w-[3px] shrink-0 ${look?.mark}`} aria-hidden="true" />
      <span className="font-mono text-xs tabular-nums">{code}</span>
      {name && <span>{name}</span>}
    </span>
  );
}

const LOOKS: Readonly<Record<string, { readonly mark: string; readonly text: string }>> = {
  2: { mark: "bg-line-strong", text: "text-ink-2" },
  3: { mark: "bg-chart-3xx", text: "text-info-text" },
  4: { mark: "bg-chart-4xx", text: "text-warning-text" },
  5: { mark: "bg-chart-5xx", text: "font-semibold text-danger-text" },
};

/** A method as a word; those that write something in ink. */
export function MethodWord({ of: method }: { of: string }) {
  const reads = ["GET", "HEAD", "OPTIONS"].includes(method);
  return <span className={`font-mono text-xs ${reads ? "text-ink-3" : "font-semibold text-ink"}`}>{method}</span>;
}

/** Milliseconds with a bar on a logarithmic scale; from a second on it stands out. */
export function Duration({ ms }: { ms: number }) {
  const slow = ms >= SLOW;
  return (
    <span className="inline-flex items-center justify-end gap-1.5 tabular-nums">
      <span
        className={`h-1 rounded-[1px] ${slow ? "bg-chart-4xx" : "bg-line-strong"}`}
        style={{ width: `${Math.max(2, Math.min(44, Math.round(5.9 * Math.log(ms + 1))))}px` }}
        aria-hidden="true"
      />
      {ENGLISH.format(ms)}
    </span>
  );
}

const SLOW = 1_000;
