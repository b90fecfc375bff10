import { afterAll, beforeAll } from "vitest";
import { startWithDatabase } from "./rows";
import type { ServerOptions, TestServer } from "./server";

/** The server of the tests of a file, from the hooks behind `openServer` on. */
export let server: TestServer;

/** Starts a server with its database, open for `db()`, before the tests of a file, and stops it behind them. */
export function openServer(options: ServerOptions = {}): void {
  beforeAll(async () => {
    server = await startWithDatabase(options);
  });
  afterAll(() => server.stop());
}
