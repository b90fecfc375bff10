import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pino from "pino";
import { config } from "../config";
import { processWide } from "../global";
import { countRequest } from "../metrics";

/** What standard output tells of an answered request: nothing that was typed but the path, without its query and with secrets hidden. */
export interface RequestFacts {
  /** In ms since 1970. */
  readonly time: number;
  readonly requestId: string | null;
  readonly dialect: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly userId: number | null;
  readonly ip: string;
}

/** Counts an answered request and, unless `LOG_REQUESTS` is off or the address is quiet, writes its line. */
export function noteRequest({ time, ...facts }: RequestFacts, quiet: boolean): void {
  countRequest(facts.dialect, facts.method, facts.status, facts.durationMs);
  if (quiet || config("LOG_REQUESTS") === "off") return;
  const line = { time: new Date(time).toISOString(), ...facts };
  if (facts.status >= 500) lines().logger.error(line);
  else lines().logger.info(line);
}

/** How long the end of the program waits for whoever reads the lines, in ms. */
const PATIENCE = 1_000;

/** Writes what is still in memory, before the program ends; what nobody reads any more is lost. */
export async function closeRequestLog(): Promise<void> {
  if (config("LOG_REQUESTS") === "off") return;
  const { out } = lines();
  const closed = once(out, "close");
  out.end();
  await Promise.race([closed, pause(PATIENCE)]);
  // At the end of the process pino would wait for the reader, whatever it takes.
  out.destroy();
}

/** Bytes that wait in memory at most; lines beyond are lost. */
const WAITING = 4 * 1024 * 1024;

/** Lines gather in memory while the one before is written, so that no request waits for whoever reads them. */
const lines = () =>
  processWide("request-log", () => {
    const out = pino.destination({ dest: 1, sync: false, maxLength: WAITING });
    // Whoever read the lines is gone; that is no reason to stop answering.
    out.on("error", () => undefined);
    return { out, logger: pino({ base: null, timestamp: false, formatters: { level: (level) => ({ level }) } }, out) };
  });
