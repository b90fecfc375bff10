"use client";

interface ChartTableProps {
  /** What opens the table, and what names it. */
  summary: string;
  label: string;
  head: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly (string | number)[])[];
}

/**
 * The numbers of a chart as a table, closed until somebody wants it. A client part for its size alone: the page carries the numbers again,
 * and not each cell.
 */
export function ChartTable({ summary, label, head, rows }: ChartTableProps) {
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-xs text-accent-text">{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="mt-1 max-h-80 overflow-auto" tabIndex={0} aria-label={label}>
        <table className="w-full border-collapse text-xs tabular-nums" aria-label={label}>
          <thead>
            <tr className="border-b border-line-strong text-ink-3">
              {head.map((name) => (
                <th key={name} scope="col" className="px-2 py-1 text-right font-normal first:pl-0 first:text-left">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name} className="border-b border-line-faint">
                <th scope="row" className="py-1 pr-2 text-left font-normal whitespace-nowrap">
                  {name}
                </th>
                {cells.map((cell, at) => (
                  <td key={head[at + 1]} className="px-2 py-1 text-right">
                    {typeof cell === "number" ? cell.toLocaleString("en") : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
