"use client";

import { useEffect, useSyncExternalStore } from "react";

let waiting = 0;
const watchers = new Set<() => void>();

/** Tells the line at the top that an answer is on its way, as long as `busy` holds. */
export function useBusy(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    count(1);
    return () => count(-1);
  }, [busy]);
}

/** Whether any part of the page waits for an answer. */
export function useAnyBusy(): boolean {
  return useSyncExternalStore(
    watch,
    () => waiting > 0,
    () => false,
  );
}

function watch(changed: () => void) {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

function count(step: 1 | -1) {
  waiting += step;
  for (const changed of watchers) changed();
}
