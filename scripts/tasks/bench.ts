import { mkdirSync, writeFileSync } from "node:fs";
import { tableOf } from "@/bench/measure/report";
import { measure } from "@/bench/measure/run";
import { setStage } from "@/bench/measure/stage";
import { ConfigError } from "@/lib/config";
import { print, runCommand, UsageError } from "./support/command";
import { Progress } from "./support/progress";

const USAGE = `npm run bench [-- --quick] [-- --only TEXT]
Measures the built server against a floor: the least that could answer the same requests. Uses a temporary database of its own.
  --quick      a second per case instead of five
  --only TEXT  the cases whose name holds TEXT
Writes the results to .build/bench.json too.`;

const FILE = ".build/bench.json";

await runCommand(USAGE, { quick: { type: "boolean" }, only: { type: "string" } }, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`Unknown argument: ${positionals[0]}`);
  const progress = new Progress();
  const stage = await setStage((what, done, of) => progress.show(`seeding ${what}: ${done} of ${of}`));
  const options = { quick: values.quick ?? false, only: values.only ?? "" };
  const results = await measure(stage, options, (what) => progress.show(`measuring ${what} …`)).finally(() => stage.close());
  progress.end();
  print(tableOf(results));
  mkdirSync(".build", { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
  const odd = results.cases.filter(({ product, floor }) => product.unexpected + floor.unexpected > 0).map(({ name }) => name);
  if (odd.length > 0) throw new ConfigError(`Some answers had an unexpected status, so these numbers say nothing: ${odd.join(", ")}`);
});
