import type { ExportTimes } from "./export";
import type { RemovalTimes } from "./removal";
import type { Times } from "./views";

interface Measured {
  readonly rows: number;
  readonly times: Times;
}

/** The times of a small and a large log side by side, as a Markdown table. */
export function tableOf([small, large]: readonly Measured[]): string {
  const lines = Object.entries(large?.times ?? {}).map(([name, time]) => lineOf(name, small?.times[name], time));
  return tableWith("view of the operation log", small?.rows, large?.rows, "rows, ms", lines);
}

/** What it costs to delete rows of a small and a large log, as a Markdown table. */
export function removalTableOf([small, large]: readonly RemovalTimes[]): string {
  const line = (name: string, value: (times: RemovalTimes) => number) => lineOf(name, small && value(small), large && value(large));
  return tableWith("deletion from the operation log", small?.rows, large?.rows, "rows deleted, ms", [
    line("1,000 rows", ({ perRow }) => perRow * 1000),
    line("holds of the event loop, p99", ({ loop }) => loop.p99),
    line("the longest", ({ loop }) => loop.longest),
    line("writes of another process, p99", ({ write }) => write.p99),
    line("the longest", ({ write }) => write.longest),
    line("writes of another process without a deletion, p99", ({ idleWrite }) => idleWrite.p99),
    line("the longest", ({ idleWrite }) => idleWrite.longest),
  ]);
}

/** What it costs to export rows of a small and a large log, as a Markdown table. */
export function exportTableOf([small, large]: readonly ExportTimes[]): string {
  const line = (name: string, value: (times: ExportTimes) => number) => lineOf(name, small && value(small), large && value(large));
  return tableWith("export of the operation log", small?.rows, large?.rows, "rows", [
    line("1,000 rows, ms", ({ perRow }) => perRow * 1000),
    line("first rows, ms", ({ first }) => first),
    line("longest hold of the event loop, ms", ({ loop }) => loop),
    line("memory above idle, MiB", ({ memory }) => memory),
    line("heap above idle, MiB", ({ heap }) => heap),
  ]);
}

function tableWith(title: string, small = 0, large = 0, unit: string, lines: readonly string[]): string {
  const columns = [title, `${small.toLocaleString("en")} ${unit}`, `${large.toLocaleString("en")} ${unit}`, "ratio"];
  return [`| ${columns.join(" | ")} |`, "|---|---:|---:|---:|", ...lines].join("\n");
}

function lineOf(name: string, small = 0, large = 0): string {
  return `| ${[name, small.toFixed(2), large.toFixed(2), (large / small).toFixed(2)].join(" | ")} |`;
}
