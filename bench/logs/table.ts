import type { Times } from "./views";

interface Measured {
  readonly rows: number;
  readonly times: Times;
}

/** The times of a small and a large log side by side, as a Markdown table. */
export function tableOf(small: Measured, large: Measured): string {
  const lines = Object.entries(large.times).map(([name, time]) => {
    const before = small.times[name] ?? 0;
    return `| ${name} | ${before.toFixed(2)} | ${time.toFixed(2)} | ${(time / before).toFixed(2)} |`;
  });
  const head = `| view of the operation log | ${small.rows.toLocaleString("en")} rows, ms | ${large.rows.toLocaleString("en")} rows, ms | ratio |`;
  return [head, "|---|---:|---:|---:|", ...lines].join("\n");
}
