import type { UserActor } from "@/lib/access/actor";
import type { Operation } from "@/lib/access/operation";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import type { LogName } from "@/lib/domain/log";
import { filterOf, type LogState, logHref, readLogState } from "@/lib/domain/log-address";
import type { LogRecord, LogWindow } from "@/lib/domain/log-filter";
import { widerRange } from "@/lib/domain/log-range";
import { exploreErrors, exploreLogins, exploreOperations, type LogScope, type LogView } from "@/lib/services/log-explorer";
import { load } from "./load";
import { may } from "./may";
import type { SearchParams } from "./table-query";

/** Rows of one window. */
const WINDOW = 100;
/** Rows before and after one that is looked at with its neighbours. */
const CONTEXT = 25;
/** Rows of one request lie this close together (ms). */
const REQUEST_SPAN = 600_000;
const JOINED = 5;

/** The operation that shows each log. */
export const EXPLORE: Readonly<Record<LogName, Operation<undefined, LogScope, LogView>>> = {
  login: exploreLogins,
  op: exploreOperations,
  error: exploreErrors,
};

/** What the address of a log's page asks for. */
export function logState(log: LogName, sent: SearchParams): LogState {
  return readLogState(log, sent, now(), config("APP_TIME_ZONE"));
}

/** The log that the page shows; who may not gets the explained 403. */
export function openLog(state: LogState): Promise<LogView> {
  return load(EXPLORE[state.log], {}, filterOf(state));
}

/** The rows of the page and the highest id that the log had before they were read; following goes on from there. */
export async function readRows(view: LogView, state: LogState): Promise<LogWindow & { readonly newest: number }> {
  const newest = await view.newest();
  if (state.around === null) return { ...(await view.window(state.trail.at(-1) ?? null, WINDOW)), newest };
  const middle = await view.record(state.around);
  const rows = middle ? await view.context({ time: middle.time.getTime(), id: middle.id }, CONTEXT) : [];
  return { rows, next: null, stopped: false, newest };
}

/** The time of the last row that fits the filter, however old; null when there is none. */
export async function lastEvent(state: LogState): Promise<Date | null> {
  const view = await load(EXPLORE[state.log], {}, { ...filterOf(state), from: 0 });
  const { rows } = await view.window(null, 1);
  return rows[0]?.time ?? null;
}

/** The rows that the request of a row left in the other logs, of those the reader may see. */
export async function joinedRows(actor: UserActor, log: LogName, { requestId, time }: LogRecord): Promise<JoinedRow[]> {
  const others = (["op", "error", "login"] as const).filter((name) => name !== log && may(actor, EXPLORE[name]));
  const scope = {
    ...{ from: time.getTime() - REQUEST_SPAN, to: time.getTime() + REQUEST_SPAN, text: "" },
    terms: [{ key: "request", values: [requestId], negated: false }],
  } as const;
  const found = await Promise.all(
    others.map(async (name) => {
      const { rows } = await (await EXPLORE[name](actor, {}, scope)).window(null, JOINED);
      return rows.map((row) => ({ log: name, row }));
    }),
  );
  return found.flat();
}

export interface JoinedRow {
  readonly log: LogName;
  readonly row: LogRecord;
}

/** The address of the page over a wider range. */
export function zoomOutOf(state: LogState): string {
  return logHref(state, { range: widerRange(state.range, now()) });
}
