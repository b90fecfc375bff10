import { execFileSync } from "node:child_process";
import { setup as setUpServer } from "./global";

/** As the set-up of the API tests, with the pages built too when they changed. Returns the tear-down. */
export async function setup(): Promise<() => Promise<void>> {
  const build = 'import { enter, ensureBuilt } from "./scripts/setup.mjs"; enter(); ensureBuilt({ pages: true });';
  execFileSync(process.execPath, ["--input-type=module", "-e", build], { stdio: "inherit" });
  return setUpServer();
}
