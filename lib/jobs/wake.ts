import { processWide } from "../global";

const listeners = () => processWide("job-wake", () => new Set<() => void>());

/** Has the runner of this process look for work at once. Called after the transaction that made a job; other processes look by themselves. */
export function wakeJobs(): void {
  for (const listener of listeners()) listener();
}

/** Has `listener` called at each wake; returns the end of that. */
export function onWake(listener: () => void): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}
