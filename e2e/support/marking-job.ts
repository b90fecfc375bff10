import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { peek, raiseAll } from "@/lib/db/throttle";
import { jobKind } from "@/lib/jobs/kind";
import { checkHealth } from "@/lib/services/health";

/** Longer than any test. */
export const HOUR = 3_600_000;

/** Each step marks its number under the name of the job, so that a mark of 2 is a step that counted twice; a fatal one ends the process. */
export const marking = jobKind({
  name: "marking",
  input: z.object({ mark: z.string(), steps: z.number(), pauseMs: z.number().optional(), fatal: z.number().optional() }),
  needs: checkHealth,
  step: async ({ input, cursor }) => {
    const at = Number(cursor ?? 0);
    if (input.pauseMs) await pause(input.pauseMs);
    if (at === input.fatal) process.kill(process.pid, "SIGKILL");
    return async (tx) => {
      await raiseAll([{ key: `${input.mark}:${at}`, windowMs: HOUR }], Date.now(), tx);
      const end = at + 1 === input.steps ? { end: { result: `{"steps":${input.steps}}` } } : {};
      return { cursor: String(at + 1), finished: 1, total: input.steps, ...end };
    };
  },
});

/** How often each step of a job counted. */
export async function marks(mark: string, steps: number): Promise<number[]> {
  return Promise.all(Array.from({ length: steps }, async (_, at) => (await peek(`${mark}:${at}`, Date.now())).points));
}
