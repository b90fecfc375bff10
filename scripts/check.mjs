// `npm run check`: format, lint, types and unit tests.
import { ensureGenerated, ensureInstalled, enter, run, say } from "./setup.mjs";

enter();
ensureInstalled();
ensureGenerated();
const steps = [
  ["Format and lint", "node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings"],
  ["Types", "node_modules/typescript/bin/tsc", "-p", "."],
  ["Unit tests", "node_modules/vitest/vitest.mjs", "run", "--project", "unit", ...process.argv.slice(2)],
];
for (const [title, ...command] of steps) {
  say(`${title} …`);
  run(process.execPath, command);
}
