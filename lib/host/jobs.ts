import { JOB_KINDS } from "@/lib/jobs/kinds";
import { type Runner, startRunner } from "@/lib/jobs/runner";
import { describeFault } from "./faults";

/** Runs jobs from now on; `report` is told in a line what goes wrong. */
export function startJobs(report: (line: string) => void): Runner {
  const onFault = (kind: string, thrown: unknown) => report(`Job ${kind || "runner"}: ${describeFault(thrown)}`);
  return startRunner({ kinds: JOB_KINDS, onFault });
}
