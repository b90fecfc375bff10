import { describeFault } from "./faults";

/** Work that a running program does by itself. */
export interface Chore {
  /** As the report of a failure names it. */
  readonly name: string;
  /** Milliseconds between two turns, and before the first one. */
  readonly every: number;
  readonly first: number;
  /** One turn; `true` when more is waiting, which then follows soon. */
  readonly run: () => Promise<unknown>;
}

/** Between two turns while more is waiting, so that requests come in between. */
const SOON = 20;

/** Starts the chores; each waits for its own last turn. A failure is reported, once until a turn succeeds. They keep no process alive. */
export function startChores(chores: readonly Chore[], report: (line: string) => void): void {
  for (const { name, every, first, run } of chores) {
    let failed = false;
    const turn = async () => {
      const more = await run().catch((error: unknown) => {
        if (!failed) report(`${name} failed: ${describeFault(error)}`);
        failed = true;
        return null;
      });
      if (more !== null) failed = false;
      setTimeout(turn, more === true ? SOON : every).unref();
    };
    setTimeout(turn, first).unref();
  }
}
