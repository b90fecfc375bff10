import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const SAMPLE_MS = 2;

/** How much memory (MiB) a process holds beyond what it held before, at most, while `work` runs; null where the system does not tell. */
export async function memoryPeak(pid: number, work: () => Promise<unknown>): Promise<{ idle: number; peak: number } | null> {
  if (!existsSync(`/proc/${pid}/status`)) return null;
  const idle = resident(pid);
  let [peak, running] = [idle, true];
  const watch = async () => {
    while (running) {
      peak = Math.max(peak, resident(pid));
      await sleep(SAMPLE_MS);
    }
  };
  const watching = watch();
  await work().finally(() => {
    running = false;
  });
  await watching;
  return { idle, peak };
}

function resident(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
