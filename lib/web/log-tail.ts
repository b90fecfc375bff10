import { setTimeout as sleep } from "node:timers/promises";
import type { UserActor } from "@/lib/access/actor";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import type { LogName } from "@/lib/domain/log";
import { filterOf, readLogState } from "@/lib/domain/log-address";
import type { LogRecord } from "@/lib/domain/log-filter";
import type { ShownLogRow } from "@/lib/domain/log-shown";
import { type Follower, follower, formatPlace, readPlace } from "@/lib/domain/log-tail";
import { AppError } from "@/lib/errors";
import { identifyIfPossible } from "@/lib/http/credentials";
import { record } from "@/lib/http/record";
import type { LogView } from "@/lib/services/log-explorer";
import { EXPLORE } from "./log-page";
import { logRowWords } from "./log-rows";
import { mayOpenDashboard } from "./may";
import { openStream } from "./open-streams";
import { pageRequest } from "./page-request";

/** Milliseconds between two looks at the log, between two looks at the right, and after which a silent stream says that it lives. */
const LOOK_EVERY = 1_000;
const ASK_EVERY = 5_000;
const SPEAK_EVERY = 15_000;
/** Rows of one reading, and readings of one look. */
const PORTION = 500;
const PORTIONS = 4;
/** Whoever lags further behind, in ids, begins anew. */
const FURTHEST = 100_000;

/**
 * Follows a log: the rows that fit the filter of the address, as server-sent events (HTML, 9.2) from the place on that `Last-Event-ID` or
 * `after` names. An event holds the rows of one look as JSON; its id is the place behind them. The right is asked again every five
 * seconds; when it or the session is gone the event `end` comes, when the place is too far back the event `anew`.
 * 401, 403 and 429 have no body.
 */
export async function followLog(request: Request, log: LogName): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = await pageRequest("GET");
  const state = readLogState(log, Object.fromEntries(searchParams), now(), config("APP_TIME_ZONE"));
  const admit = () => admitted(asked, log, async (actor) => ({ actor, view: await EXPLORE[log](actor, {}, filterOf(state)) }));
  const first = await admit();
  if (typeof first === "number") return new Response(null, { status: first, headers: FIXED });
  const stream = openStream(first.actor.user.id);
  if (!stream) return new Response(null, { status: 429, headers: { ...FIXED, "Retry-After": "30" } });
  const { signal } = stream;
  request.signal.addEventListener("abort", () => stream.abort(), { once: true });
  const from = readPlace(request.headers.get("last-event-id") ?? searchParams.get("after") ?? "");
  const newest = await first.view.newest();
  const lost = from !== null && newest - from.floor > FURTHEST;
  const tail = follower(from ?? { floor: newest, sent: new Set() }, first.view.late);
  const words = await logRowWords();
  const view = async () => {
    const again = await admit();
    return typeof again === "number" ? null : again.view;
  };
  const events = lost ? once("event: anew\ndata: \n\n") : follow({ first: first.view, view, tail, words, signal });
  return new Response(streamed(events, stream), { headers: { ...FIXED, "Content-Type": "text/event-stream; charset=utf-8" } });
}

/** Nothing between here and the browser may keep, shrink or gather what comes. */
const FIXED = { "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" } as const;

interface Following {
  readonly first: LogView;
  /** The log as the reader may see it now; null when that is over. */
  readonly view: () => Promise<LogView | null>;
  readonly tail: Follower;
  readonly words: (row: LogRecord) => ShownLogRow;
  readonly signal: AbortSignal;
}

async function* follow({ first, view, tail, words, signal }: Following): AsyncGenerator<string> {
  yield "retry: 2000\n\n";
  let current: LogView | null = first;
  let [asked, spoke] = [now(), now()];
  while (!signal.aborted) {
    if (now() - asked >= ASK_EVERY) [current, asked] = [await view(), now()];
    if (current === null) {
      yield "event: end\ndata: \n\n";
      return;
    }
    const { rows, more } = await look(current, tail);
    if (rows.length > 0) yield `id: ${formatPlace(tail.place())}\ndata: ${JSON.stringify(rows.map(words))}\n\n`;
    else if (now() - spoke >= SPEAK_EVERY) yield `id: ${formatPlace(tail.place())}\n: nothing new\n\n`;
    if (rows.length > 0 || now() - spoke >= SPEAK_EVERY) spoke = now();
    if (!more) await sleep(LOOK_EVERY, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** One look: everything above the floor, in portions; `more` when it was not all. */
async function look(view: LogView, tail: Follower): Promise<{ rows: LogRecord[]; more: boolean }> {
  const at = now();
  const newest = await view.newest();
  const found: LogRecord[] = [];
  let after = tail.place().floor;
  for (let portion = 0; portion < PORTIONS; portion++) {
    const rows = await view.tail(after, PORTION);
    found.push(...rows);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PORTION) return { rows: tail.take({ rows: found, newest, at }), more: false };
  }
  return { rows: tail.take({ rows: found, newest: after, at }), more: true };
}

/** What `read` gives to the one whose cookie came, or the status of the refusal. Each time is a call of its own, at its own moment. */
async function admitted<T>(asked: Request, log: LogName, read: (actor: UserActor) => Promise<T>): Promise<T | 401 | 403> {
  const { call } = record(asked, "web", `/admin/logs/${log}/tail`, { quiet: true });
  const actor = await identifyIfPossible(asked, call);
  if (!actor) return 401;
  if (!mayOpenDashboard(actor)) return 403;
  return read(actor).catch((thrown: unknown) => {
    if (thrown instanceof AppError && thrown.code === "forbidden") return 403 as const;
    throw thrown;
  });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** The texts as they come, as fast as the client takes them; over when the stream is ended from either side, or fails. */
function streamed(events: AsyncGenerator<string>, stream: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await events.next().catch(() => ({ done: true, value: "" }) as const);
      if (!done) return controller.enqueue(encoder.encode(value));
      stream.abort();
      controller.close();
    },
    cancel: () => stream.abort(),
  });
}
