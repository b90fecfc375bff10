import { logExports } from "@/lib/jobs/log-export";
import { deletions, retentions } from "@/lib/jobs/log-removal";
import { startRunner } from "@/lib/jobs/runner";
import { marking } from "./marking-job";

// A process that does nothing but run jobs of the kind `marking`, and those that remove or export logs, on the database of `DATABASE_URL`, until
// it is killed.
startRunner({
  kinds: [marking, ...deletions, ...retentions, ...logExports],
  pollMs: 20,
  leaseMs: 300,
  onFault: (kind, thrown) => process.stdout.write(`${kind} ${String(thrown)}\n`),
});
setInterval(() => undefined, 1_000);
process.stdout.write("ready\n");
