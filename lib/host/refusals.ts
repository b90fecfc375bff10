import type { Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers what never becomes a request: broken syntax 400, too many headers 431, too slow 408; empty body and close. */
export function refuseBrokenRequests(server: Server, headers: Readonly<Record<string, string>>): void {
  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on("request", (request, response) => answering.set(request.socket, response));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // An answer may be half way out, and a second one would be read as a part of it.
    if (!socket.writable || answering.get(socket)?.headersSent === true || error.code === "ECONNRESET") socket.destroy();
    else socket.end(emptyAnswer(STATUS[error.code ?? ""] ?? "400 Bad Request", headers));
  });
  server.on("connect", (_request, socket) => socket.end(emptyAnswer("400 Bad Request", headers)));
}

function emptyAnswer(status: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...headers, "cache-control": "no-store", "content-length": "0", connection: "close" });
  return `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
}
