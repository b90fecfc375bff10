import { ConfigError } from "@/lib/config";
import { verifyChain } from "@/lib/db/audit";
import { print, runCommand, UsageError } from "./support/command";
import { openDatabase } from "./support/database";

const USAGE = `npm run audit -- verify
Checks the chain of receipts that every removal of log rows leaves. Ends with 1 and names the first entry that does not fit.
An entry that was taken off the end is seen only by comparing the printed head with one that was written down before.`;

await runCommand(USAGE, {}, async ({ positionals }) => {
  if (positionals.length !== 1 || positionals[0] !== "verify") throw new UsageError("Say what to do: verify.");
  await openDatabase({ mayCreate: false });
  const { entries, head, broken } = await verifyChain();
  if (broken !== null) throw new ConfigError(`The chain is broken at entry ${broken}; the ${entries} entries before it hold`);
  print(entries === 0 ? "The chain is empty." : `${entries} entries hold. Head: ${head}`);
});
