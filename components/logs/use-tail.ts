"use client";

import { useEffect, useRef, useState } from "react";
import type { ShownLogRow } from "@/lib/domain/log-shown";

/** Rows drawn at a time and milliseconds between two times: 50 rows in a second. */
const STEP = 10;
const STEP_MS = 200;
/** Rows that wait to be drawn, and that stay drawn. */
const MOST_WAITING = 50;
const MOST_DRAWN = 500;
/** Following stops by itself after 15 minutes. */
const LONGEST_MS = 900_000;
const RETRY_MS = 5_000;

export type TailState = "on" | "hidden" | "ended" | "lost" | "over";

/** The address of the events, and the highest id that the page was drawn with. */
export interface TailStart {
  readonly url: string;
  readonly after: number;
}

export interface Tail {
  /** The newest first. */
  readonly rows: readonly ShownLogRow[];
  readonly waiting: number;
  /** Rows that came too fast to be drawn. */
  readonly skipped: number;
  readonly state: TailState;
  readonly tries: number;
  /** Begins again after it stopped by itself. */
  readonly goOn: () => void;
}

/**
 * Follows a log by the server-sent events of `from.url`, behind the row `from.after`, while it is not null. `held` keeps rows from being drawn; they wait and are counted.
 * `anew` is called when the place was lost and the page has to be read again.
 */
export function useTail(from: TailStart | null, held: boolean, anew: () => void): Tail {
  const [drawn, setDrawn] = useState<{ rows: readonly ShownLogRow[]; waiting: number; skipped: number }>(NOTHING);
  const [{ state, tries, turn }, setState] = useState<{ state: TailState; tries: number; turn: number }>(STARTED);
  const queue = useRef<ShownLogRow[]>([]);
  const seen = useRef(new Set<number>());
  const place = useRef<string | null>(null);
  const latest = useRef({ held, anew, after: from?.after ?? 0 });
  latest.current = { held, anew, after: from?.after ?? 0 };
  const url = from?.url ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn opens the stream again
  useEffect(() => {
    if (url === null) return;
    const tell = (next: TailState) => setState((before) => ({ ...before, state: next, tries: next === "lost" ? before.tries + 1 : 0 }));
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(retry);
      source?.close();
      source = null;
    };
    const stop = (next: TailState) => {
      close();
      tell(next);
    };
    const open = () => {
      close();
      place.current ??= String(latest.current.after);
      source = new EventSource(`${url}${url.includes("?") ? "&" : "?"}after=${encodeURIComponent(place.current)}`);
      source.onopen = () => tell("on");
      source.onmessage = ({ data, lastEventId }) => {
        place.current = lastEventId;
        const rows: ShownLogRow[] = JSON.parse(data);
        for (const row of rows) if (!seen.current.has(row.id)) queue.current.push(row);
        for (const row of rows) seen.current.add(row.id);
      };
      source.onerror = () => {
        tell("lost");
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
      };
      source.addEventListener("end", () => stop("over"));
      source.addEventListener("anew", () => {
        close();
        latest.current.anew();
      });
    };
    const onVisibility = () => (document.hidden ? stop("hidden") : open());
    const late = setTimeout(() => stop("ended"), LONGEST_MS);
    const draw = setInterval(() => setDrawn((before) => next(before, queue, latest.current.held)), STEP_MS);
    document.addEventListener("visibilitychange", onVisibility);
    open();
    return () => {
      close();
      clearTimeout(late);
      clearInterval(draw);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [url, turn]);
  return { ...drawn, state, tries, goOn: () => setState((before) => ({ state: "on", tries: 0, turn: before.turn + 1 })) };
}

type Drawn = { readonly rows: readonly ShownLogRow[]; readonly waiting: number; readonly skipped: number };

/** Draws some of the waiting rows; of more than can be drawn in a second only the newest are kept, the others counted. */
function next(before: Drawn, queue: { current: ShownLogRow[] }, held: boolean): Drawn {
  const over = Math.max(0, queue.current.length - (held ? MOST_DRAWN : MOST_WAITING));
  queue.current.splice(0, over);
  const fresh = held ? [] : queue.current.splice(0, STEP);
  const [waiting, skipped] = [queue.current.length, before.skipped + over];
  if (fresh.length === 0 && waiting === before.waiting && over === 0) return before;
  return { rows: [...fresh.reverse(), ...before.rows].slice(0, MOST_DRAWN), waiting, skipped };
}

const NOTHING = { rows: [], waiting: 0, skipped: 0 };
const STARTED = { state: "on", tries: 0, turn: 0 } as const;
