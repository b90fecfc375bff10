import { ConfigError, setting } from "@/lib/config";

/**
 * Stops what must not happen to a production database by mistake, unless `--yes` was given. Only an APP_ENV that somebody has set
 * counts: without one, `npm start` on a fresh clone is called production too.
 */
export function refuseInProduction(doing: string, yes: boolean): void {
  const { value, source } = setting("APP_ENV");
  if (value === "production" && source === "environment" && !yes) {
    throw new ConfigError(`APP_ENV is production: add --yes to ${doing} all the same`);
  }
}
