"use client";

import { useSyncExternalStore } from "react";

/** A message that a part of the page shows by itself; those of a finished form come with the next page (`lib/web/flash.ts`). */
export interface ToastMessage {
  readonly text: string;
  /** `problem` when something was not done. */
  readonly look?: "done" | "problem";
  /** The way back; the message goes when it is taken. */
  readonly undo?: { readonly label: string; readonly run: () => void };
}

export interface StandingToast extends ToastMessage {
  readonly id: string;
}

/** More at once would hide the page: the oldest goes. */
const MOST = 4;
const NONE: readonly StandingToast[] = [];
let standing = NONE;
let count = 0;
const watchers = new Set<() => void>();

/** Shows a message for ten seconds. The focus stays where it is; readers hear it. */
export function showToast(message: ToastMessage): void {
  count += 1;
  keep([...standing, { ...message, id: `toast-${count}` }].slice(-MOST));
}

/** Takes a message away. */
export function dismissToast(id: string): void {
  keep(standing.filter((one) => one.id !== id));
}

/** The messages that stand now, the newest last. */
export function useToasts(): readonly StandingToast[] {
  return useSyncExternalStore(
    watch,
    () => standing,
    () => NONE,
  );
}

function watch(changed: () => void) {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

function keep(next: readonly StandingToast[]) {
  standing = next;
  for (const changed of watchers) changed();
}
