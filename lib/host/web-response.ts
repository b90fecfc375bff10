import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { hasBody } from "./web-request";

/** How long the rest of a body that nobody wants is thrown away, so that its sender gets to read the answer. */
const LINGER_MS = 1000;

/**
 * Sends a web response. `extra` headers come first and give way to those of the response. An answer that is ready at once gets a
 * `Content-Length`; others stream as fast as the client reads. A client that leaves cancels the body.
 */
export async function sendResponse(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const headers: Record<string, string | string[]> = { ...extra };
  for (const [name, value] of response.headers) headers[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  if (isUnread(incoming)) headers.connection = "close";
  const reader = response.body?.getReader();
  if (!reader || incoming.method === "HEAD") {
    await reader?.cancel();
    if (!reader && mayHaveLength(response.status, incoming.method)) headers["content-length"] ??= "0";
    outgoing.writeHead(response.status, headers);
    return finish(incoming, outgoing);
  }
  outgoing.on("close", () => void reader.cancel().catch(() => undefined));
  const first = await reader.read();
  const second = reader.read();
  const known = first.done ? first : await Promise.race([second, nextTurn(null)]);
  if (known?.done) headers["content-length"] = String(first.value?.byteLength ?? 0);
  outgoing.writeHead(response.status, headers);
  if (first.value) await write(outgoing, first.value);
  for (let part = await second; !part.done && !outgoing.destroyed; part = await reader.read()) await write(outgoing, part.value);
  await finish(incoming, outgoing);
}

/** Ends an answer with an empty body. */
export async function sendEmpty(
  status: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const close = isUnread(incoming) || status === 400 ? { connection: "close" } : {};
  outgoing.writeHead(status, { ...headers, "content-length": "0", ...close });
  await finish(incoming, outgoing);
}

const mayHaveLength = (status: number, method: string | undefined) => status !== 204 && status !== 304 && method !== "HEAD";

const isUnread = (incoming: IncomingMessage) => hasBody(incoming) && !incoming.complete;

async function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  if (outgoing.write(chunk) || outgoing.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      outgoing.off("drain", go).off("close", go);
      resolve();
    };
    outgoing.on("drain", go).on("close", go);
  });
}

/** Closing a socket with unread bytes in it resets the connection, and the client loses the answer it was just sent. */
async function finish(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (isUnread(incoming) && !outgoing.destroyed) {
    outgoing.flushHeaders();
    incoming.resume();
    await Promise.race([
      new Promise((resolve) => setTimeout(resolve, LINGER_MS).unref()),
      once(incoming, "end").catch(() => undefined),
      once(outgoing, "close"),
    ]);
  }
  outgoing.end();
}
