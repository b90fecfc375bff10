import type { IncomingMessage } from "node:http";

/**
 * The web request of a Node request whose headers are settled. `url` is path and query. The body is read from the socket only
 * as far as it is asked for, and giving it up leaves the socket open, so that an answer can still be sent.
 */
export function webRequest(incoming: IncomingMessage, url: string): Request {
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const address = `${headers.get("x-forwarded-proto")}://${headers.get("host") ?? "localhost"}${url}`;
  if (FETCH_REFUSES.has(method)) return named(new Request(address, { headers }), method);
  if (method === "GET" || method === "HEAD" || !hasBody(incoming)) return new Request(address, { method, headers });
  const init = { method, headers, body: bodyOf(incoming), duplex: "half" };
  return new Request(address, init);
}

/** Whether a body follows the headers. */
export function hasBody(incoming: IncomingMessage): boolean {
  const length = incoming.headers["content-length"];
  return incoming.headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** Methods a web request cannot carry by its constructor; their endpoints answer 405 as for any other method. */
const FETCH_REFUSES: ReadonlySet<string> = new Set(["TRACE", "CONNECT", "TRACK"]);

const named = (request: Request, method: string) => Object.defineProperty(request, "method", { value: method });

/** `Readable.toWeb` would destroy the socket when its reader stops early, and with it the 413 that is about to be sent. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (error?: Error) => {
          if (!open) return;
          open = false;
          if (error) controller.error(error);
          else controller.close();
        };
        incoming.on("data", (chunk: Buffer) => {
          if (!open) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        });
        incoming.on("end", () => end());
        incoming.on("error", end);
        incoming.on("close", () => end(new Error("The body ended early.")));
        incoming.pause();
      },
      pull() {
        incoming.resume();
      },
      cancel() {
        open = false;
      },
    },
    { highWaterMark: 64 * 1024, size: (chunk) => chunk.byteLength },
  );
}
