import { now } from "../clock";
import { claimJob, isJobDue, prolongLeases } from "../db/job-runs";
import { AppError } from "../errors";
import { newId } from "../security/opaque";
import type { JobKind } from "./kind";
import { type RunOptions, runJob } from "./run";
import { onWake } from "./wake";

/** How a runner keeps its time, in ms; the defaults are for programs, others for tests. */
export interface RunnerPlan extends Pick<RunOptions, "onFault"> {
  readonly kinds: readonly JobKind[];
  readonly pollMs?: number;
  readonly leaseMs?: number;
  readonly waits?: readonly number[];
  /** How many jobs run at once. */
  readonly atOnce?: number;
}

export interface Runner {
  /** Ends after the steps under way, and gives the jobs back. */
  stop(): Promise<void>;
}

/**
 * Runs jobs from now on: looks for work at every wake and every two seconds, takes one job of its kinds after the other and at most two at
 * once. Several runners, in this process or in others, share the work: a job belongs to the one that holds its lease.
 */
export function startRunner({
  kinds,
  onFault,
  pollMs = 2_000,
  leaseMs = 15_000,
  waits = [200, 1_000, 5_000, 15_000, 30_000],
  atOnce = 2,
}: RunnerPlan): Runner {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  /** By the owner of the lease. */
  const running = new Map<string, Promise<void>>();
  const stop = new AbortController();
  let looking: Promise<void> | null = null;
  let again = false;
  const options: Omit<RunOptions, "owner"> = { leaseMs, waits, onFault, stop: stop.signal };

  const takeWork = async () => {
    const names = [...byName.keys()];
    while (!stop.signal.aborted && running.size < atOnce && (await isJobDue(names, new Date(now())))) {
      const owner = newId();
      const job = await claimJob(names, { owner, until: new Date(now() + leaseMs) }, new Date(now()));
      const kind = job && byName.get(job.kind);
      if (!job || !kind) return;
      const run = runJob(job, kind, { ...options, owner }).finally(() => {
        running.delete(owner);
        look();
      });
      running.set(owner, run);
    }
  };
  const look = () => {
    again = looking !== null;
    if (looking || stop.signal.aborted) return;
    looking = takeWork()
      .catch((thrown: unknown) => {
        if (!(thrown instanceof AppError)) onFault("", thrown);
      })
      .finally(() => {
        looking = null;
        if (again) look();
      });
  };
  const prolong = () => {
    // Without the database the leases run out, as they should.
    if (running.size > 0) prolongLeases([...running.keys()], new Date(now() + leaseMs)).catch(() => undefined);
  };

  const timers = [setInterval(look, pollMs), setInterval(prolong, leaseMs / 3)];
  for (const timer of timers) timer.unref();
  const deaf = onWake(look);
  look();
  return {
    async stop() {
      stop.abort();
      deaf();
      for (const timer of timers) clearInterval(timer);
      await looking;
      await Promise.all(running.values());
    },
  };
}
