"use client";

import { useEffect, useRef, useState } from "react";
import { isOver } from "@/lib/domain/job";
import { measured, type Speeds } from "@/lib/domain/job-speed";
import { isMoving, type TrayJob } from "@/lib/domain/tray-job";
import { showToast } from "../ui/toasts";

const EVERY_MS = 1_500;

interface Seen {
  /** What came with the page. */
  readonly drawn: readonly TrayJob[];
  readonly jobs: readonly TrayJob[];
  readonly speeds: Speeds;
}

/**
 * The own jobs as they move: looks again at `source` while one of them moves or the tray is open, and only while somebody sees the page.
 * Says in a message when one ends. `first` came with the page; a page that is drawn anew brings a newer one.
 */
export function useTray(first: readonly TrayJob[], source: string, open: boolean): Seen {
  const [seen, setSeen] = useState<Seen>({ drawn: first, jobs: first, speeds: new Map() });
  if (seen.drawn !== first) setSeen({ ...seen, drawn: first, jobs: first });
  const looking = open || seen.jobs.some(isMoving);
  useEffect(() => {
    if (!looking) return;
    const leaving = new AbortController();
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const jobs = await look(source, leaving.signal).catch(() => null);
      if (jobs === "refused") clearInterval(timer);
      else if (jobs) setSeen((before) => ({ ...before, jobs, speeds: measured(before.speeds, jobs, performance.now()) }));
    }, EVERY_MS);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [looking, source]);
  useEndings(seen.jobs);
  usePercentInTitle(seen.jobs);
  return seen;
}

/** Says when a job ends that was not over before. */
function useEndings(jobs: readonly TrayJob[]) {
  const live = useRef<ReadonlySet<number>>(new Set());
  useEffect(() => {
    for (const job of jobs) {
      if (isOver(job) && live.current.has(job.id)) showToast({ text: job.told, look: job.bad ? "problem" : "done" });
    }
    live.current = new Set(jobs.filter((job) => !isOver(job)).map(({ id }) => id));
  }, [jobs]);
}

/** Puts how far the running job is before the title of the page, so that it can be seen from another tab. */
function usePercentInTitle(jobs: readonly TrayJob[]) {
  const percents = jobs.flatMap(({ state, percent }) => (state === "running" && percent !== null ? [percent] : []));
  const shown = percents.length > 0 ? `(${Math.min(...percents)}%) ` : "";
  useEffect(() => {
    const title = document.title.replace(/^\(\d+%\) /, "");
    if (document.title !== shown + title) document.title = shown + title;
  });
}

/** What the server has; `refused` when it no longer knows who asks. */
async function look(source: string, signal: AbortSignal): Promise<TrayJob[] | "refused"> {
  const answer = await fetch(source, { signal, headers: { accept: "application/json" } });
  return answer.ok ? await answer.json() : "refused";
}
