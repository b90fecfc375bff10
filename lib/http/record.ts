import type { Call, Judgement } from "../access/actor";
import { now } from "../clock";
import { type LogRows, writeLogs } from "../db/log-writer";
import type { ErrorRow, OperationRow } from "../domain/log";
import { countSignIn } from "../metrics";
import { newId } from "../security/opaque";
import { cleanText, type LoggedContent, redactContent } from "../security/redact";
import { provenAddress } from "./client-address";
import { cookieValue } from "./credentials";
import type { Answer } from "./dialect";
import { isFlooding } from "./flood-guard";
import type { RequestFacts } from "./request-log";
import { sourceOf } from "./source";

/** What an address leaves in the logs. */
export interface Logging {
  /** No op row, and an error row only for failures of ours. */
  readonly quiet?: boolean;
  /** A sign-in or registration: leaves a login row. */
  readonly door?: boolean;
  /** Managed data: refusals of a caller leave an error row. */
  readonly managed?: boolean;
}

/** The outermost ring of one API request: its call facts first, its log rows last (contract section 2.11). */
export interface Recording {
  readonly call: Call;
  /** The redacted parts, once they are known. */
  content: LoggedContent;
  caller: { userId: number; username: string; sessionId: string; lastSeenAt: number } | null;
  decisionId: string | null;
  readonly quiet: boolean;
  /** What standard output tells of the request, answered with `status`. */
  facts(status: number): RequestFacts;
  /** Writes the rows; done when they are durable. */
  finish(answer: Answer): Promise<void>;
}

/** How long a use of a session may go unnoted. */
const SEEN_EVERY = 60_000;

/** Starts the recording of a request to `url`, the documented form of its path. */
export function record(request: Request, dialect: string, url: string, logging: Logging): Recording {
  const time = now();
  const started = performance.now();
  let judgement: Omit<Judgement, "reason"> & { readonly reason: string | null } = { path: url, reason: null, policyVersion: null };
  let written = false;
  const ip = provenAddress(request);
  const requestId = newId();

  const trace = (status: number) => ({
    time: new Date(time),
    ip: ip.slice(0, 100),
    status,
    dialect,
    userId: recording.caller?.userId ?? null,
    sessionId: recording.caller?.sessionId ?? null,
    requestId,
  });
  const judged = () => ({
    url: cleanText(url, 200),
    method: cleanText(request.method, 10),
    path: cleanText(judgement.path, 200),
    username: recording.caller?.username ?? null,
    decisionId: recording.decisionId ?? judgement.decisionId ?? null,
    policyVersion: judgement.policyVersion,
    reason: judgement.reason,
  });
  const operationRow = (status: number): OperationRow => ({
    ...trace(status),
    ...judged(),
    content: redactContent(recording.content),
    durationMs: Math.round(performance.now() - started),
    repeats: 1,
  });
  const errorRow = (answer: Answer): ErrorRow => ({
    ...trace(answer.status),
    ...judged(),
    content: cleanText(answer.message ?? "", 200),
    trail: recording.decisionId === null ? null : (judgement.trail?.() ?? null),
  });

  const recording: Recording = {
    call: {
      requestId,
      time,
      dialect,
      ip,
      source: sourceOf(ip),
      userAgent: cleanText(request.headers.get("user-agent") ?? "", 200),
      cookie: cookieValue(request),
      operationRow,
      rowWritten() {
        written = true;
      },
      judged(next) {
        judgement = next;
      },
    },
    content: {},
    caller: null,
    decisionId: null,
    quiet: logging.quiet ?? false,
    facts: (status) => ({
      ...{ time, requestId, dialect, method: request.method, path: cleanText(url, 200), status },
      ...{ durationMs: Math.round(performance.now() - started), userId: recording.caller?.userId ?? null, ip },
    }),
    async finish(answer) {
      const { caller } = recording;
      const rows: { -readonly [K in keyof LogRows]: LogRows[K] } = {};
      const refusedStranger = caller === null && answer.status >= 400 && answer.status < 500;
      if (!logging.quiet && !written) {
        const row = operationRow(answer.status);
        if (!(refusedStranger && isFlooding(recording.call.source, row))) rows.operation = row;
      }
      if (answer.status >= 500 || (logging.managed && caller && [400, 403, 404].includes(answer.status))) rows.error = errorRow(answer);
      if (logging.door && (answer.status < 300 || [400, 401, 429].includes(answer.status))) {
        const success = answer.status < 300;
        countSignIn(dialect, success);
        rows.login = { ...trace(answer.status), username: typedName(recording.content.body), userAgent: recording.call.userAgent, success };
      }
      if (caller && time - caller.lastSeenAt > SEEN_EVERY) rows.seen = { sessionId: caller.sessionId, at: new Date(time) };
      if (Object.keys(rows).length > 0) await writeLogs(rows);
    },
  };
  return recording;
}

/** The username as it was typed, `""` when there was none. */
function typedName(body: unknown): string {
  const typed = typeof body === "object" && body !== null && "username" in body ? body.username : "";
  return typeof typed === "string" || typeof typed === "number" ? cleanText(String(typed).trim(), 50) : "";
}
