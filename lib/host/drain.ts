import type { Server, ServerResponse } from "node:http";

/** Of the 10 s a stop may take; the rest is for closing the database. */
const PATIENCE_MS = 7000;

/**
 * Watches the answers under way and returns the stop: no new connections, answers under way end, then all sockets are closed,
 * also those that never asked for anything. Resolves when the server is closed, after 7 s at the latest.
 */
export function drainable(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let stopping = false;
  const closeIfQuiet = () => {
    if (stopping && underWay.size === 0) server.closeAllConnections();
  };
  server.prependListener("request", (_request, response) => {
    underWay.add(response);
    if (stopping) response.shouldKeepAlive = false;
    response.on("close", () => {
      underWay.delete(response);
      closeIfQuiet();
    });
  });
  return async () => {
    stopping = true;
    for (const response of underWay) response.shouldKeepAlive = false;
    const closed = new Promise((resolve) => server.close(resolve));
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    closeIfQuiet();
    await closed;
    clearTimeout(late);
  };
}
