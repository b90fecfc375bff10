import type { Browser } from "playwright";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser";
import { openServer } from "./program";
import type { ServerOptions } from "./server";

/** The browser of the tests of a file, from the hooks behind `openBoth` on. */
export let browser: Browser;

/** Starts a server with its database and a browser before the tests of a file, and stops both behind them. */
export function openBoth(options: ServerOptions = {}): void {
  openServer(options);
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
}
