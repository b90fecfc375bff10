import { connect, type Socket } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/**
 * One kept-alive connection that sends a request and waits for the whole answer. Written on plain sockets, because Node's own client
 * costs more than the servers it would measure.
 */
export class Exchange {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;

  constructor(port: number) {
    this.#socket = connect(port, "127.0.0.1").setNoDelay(true);
    this.#socket.on("data", (part) => this.#take(part));
    this.#socket.on("error", (error) => this.#waiting?.reject(error));
    this.#socket.on("close", () => this.#waiting?.reject(new Error("the server closed the connection")));
  }

  /** Sends the text of a request; the status of its answer. Fails when the connection breaks. */
  send(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(part: Buffer): void {
    this.#received.push(part);
    const all = this.#received.length === 1 ? part : Buffer.concat(this.#received);
    const end = all.indexOf(HEAD_END);
    if (end === -1 || !isComplete(all, all.toString("latin1", 0, end))) {
      this.#received = [all];
      return;
    }
    this.#received = [];
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(Number(all.toString("latin1", 9, 12)));
  }
}

function isComplete(all: Buffer, head: string): boolean {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  return length === undefined
    ? all.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
    : all.length >= head.length + HEAD_END.length + Number(length);
}
