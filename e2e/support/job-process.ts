import { deletions, retentions } from "@/lib/jobs/log-removal";
import { startRunner } from "@/lib/jobs/runner";
import { marking } from "./marking-job";

// A process that does nothing but run jobs of the kind `marking` and removals from logs on the database of `DATABASE_URL`, until it is killed.
startRunner({
  kinds: [marking, ...deletions, ...retentions],
  pollMs: 20,
  leaseMs: 300,
  onFault: (kind, thrown) => process.stdout.write(`${kind} ${String(thrown)}\n`),
});
setInterval(() => undefined, 1_000);
process.stdout.write("ready\n");
