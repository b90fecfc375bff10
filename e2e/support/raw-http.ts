import { connect, type Socket } from "node:net";

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Opens a socket to a server, for requests that no HTTP client would send. */
export function openSocket(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

/** Sends the text as it stands and reads until the server closes. */
export async function exchange(url: string, text: string): Promise<RawAnswer> {
  const socket = openSocket(url);
  socket.write(text, "latin1");
  return readAnswer(socket);
}

/** The first answer on a socket, once the server has closed it. */
export async function readAnswer(socket: Socket): Promise<RawAnswer> {
  const parts: Buffer[] = [];
  // A refused sender may get a reset behind the answer.
  await new Promise<void>((resolve) => {
    socket.on("data", (part) => parts.push(part));
    socket.on("error", () => resolve());
    socket.on("close", () => resolve());
  });
  const text = Buffer.concat(parts).toString("utf8");
  const [head = "", ...body] = text.split("\r\n\r\n");
  const [line = "", ...lines] = head.split("\r\n");
  const headers = lines.map((header) => [header.slice(0, header.indexOf(":")).toLowerCase(), header.slice(header.indexOf(":") + 1).trim()]);
  return { status: Number(line.split(" ")[1]), headers: Object.fromEntries(headers), body: body.join("\r\n\r\n") };
}
