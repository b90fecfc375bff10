import type { Server } from "node:http";
import type { RequestHandler } from "next/dist/server/next";

export interface Pages {
  /** Lets Next answer a request; waits until it is ready. */
  readonly handle: RequestHandler;
  close(): Promise<void>;
}

export interface PagesOptions {
  readonly dev: boolean;
  readonly hostname: string;
  readonly port: number;
  readonly onFault: (error: unknown) => void;
}

/** Prepares Next beside the running server, so that the first API answer does not wait for it. */
export function openPages(httpServer: Server, { dev, hostname, port, onFault }: PagesOptions): Pages {
  const ready = prepare(httpServer, dev, hostname, port);
  ready.catch(onFault);
  return {
    handle: async (...call) => (await ready).getRequestHandler()(...call),
    close: async () => (await ready.catch(() => undefined))?.close(),
  };
}

/** Loaded late: it takes longer than all the rest together, and reads the environment when it is loaded. */
async function prepare(httpServer: Server, dev: boolean, hostname: string, port: number) {
  const { default: next } = await import("next");
  const app = next({ dev, hostname, port, httpServer });
  await app.prepare();
  return app;
}
