import type { DecisionTimes } from "./decisions";
import type { Outcome } from "./job";

export interface CaseResult {
  readonly name: string;
  readonly product: Outcome;
  readonly floor: Outcome;
  /** Requests per second of the product for one of the floor. */
  readonly ratio: number;
}

/** Everything one run found out; times in milliseconds, memory in MiB. */
export interface Results {
  readonly at: string;
  readonly node: string;
  readonly cpus: number;
  readonly quick: boolean;
  readonly cases: readonly CaseResult[];
  /** What a second client saw while 20 sign-ins ran. */
  readonly signInStall: { readonly answers: number; readonly p50: number; readonly longest: number } | null;
  /** While all users were listed in one call. */
  readonly memory: { readonly idle: number; readonly peak: number } | null;
  /** Of the engine alone, in this process, for a user in 50 groups. */
  readonly decisions: DecisionTimes | null;
}

/** The results as text for a terminal. */
export function tableOf({ cases, signInStall, memory, decisions, node, cpus }: Results): string {
  const head = ["", "requests/s", "p50 ms", "p99 ms", "floor/s", "p50 ms", "p99 ms", "ratio"];
  const rows = cases.map(({ name, product, floor, ratio }) => [name, ...numbers(product), ...numbers(floor), ratio.toFixed(2)]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => (row[at] ?? "").length)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  const stall =
    signInStall && `While 20 sign-ins ran, the longest of ${signInStall.answers} other answers took ${signInStall.longest.toFixed(0)} ms.`;
  const peak =
    memory && `Listing all users in one call took ${(memory.peak - memory.idle).toFixed(0)} MiB above ${memory.idle.toFixed(0)} MiB.`;
  const decided =
    decisions &&
    `A decision over 2,000 APIs and 500 groups took ${decisions.p50.toFixed(3)} ms (p50), ${decisions.p99.toFixed(3)} ms (p99).`;
  return [line(head), ...rows.map(line), "", ...[stall, peak, decided].flatMap((text) => text ?? []), `Node ${node}, ${cpus} cores.`].join(
    "\n",
  );
}

function numbers({ perSecond, p50, p99 }: Outcome): string[] {
  return [perSecond >= 100 ? perSecond.toFixed(0) : perSecond.toFixed(2), p50.toFixed(1), p99.toFixed(1)];
}
