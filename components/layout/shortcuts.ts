"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { isPressed } from "@/lib/domain/shortcut-keys";

/** One shortcut of the page, as a sheet lists it. */
export interface Shortcut {
  /** `j`, `Shift+x`, `Space`, `Delete`, `Ctrl+Enter` (also Cmd), or two keys one after the other as `g u`. */
  readonly keys: string;
  /** What it does, in the reader's language. */
  readonly label: string;
}

interface Registered extends Shortcut {
  readonly run: (event: KeyboardEvent) => unknown;
}

const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])";
const NOTHING: readonly Shortcut[] = [];
/** Keys of a pair such as `g u` follow each other within this many milliseconds. */
const PAIR = 1_000;
let registered: readonly Registered[] = [];
let before: { readonly key: string; readonly at: number } | null = null;
const watchers = new Set<() => void>();

/**
 * Does `run` at a key as long as the component is on the page; of two at the same key the later one counts. `run` may return false: then
 * the key keeps what it does by itself. Not while something is typed or composed, not behind an open dialog, and keys without Ctrl that
 * write something not when the reader switched them off (`data-shortcuts="off"` at the root). Without a `label` nothing is registered.
 */
export function useShortcut(keys: string, label: string | null | undefined, run: (event: KeyboardEvent) => unknown): void {
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!label) return;
    const own = { keys, label, run: (event: KeyboardEvent) => latest(event) };
    keep([...registered, own]);
    return () => keep(registered.filter((one) => one !== own));
  }, [keys, label]);
}

/** The shortcuts of the page as it is now, in the order in which they came. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    watch,
    () => registered,
    () => NOTHING,
  );
}

function watch(changed: () => void) {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

function keep(next: readonly Registered[]) {
  if (registered.length === 0) window.addEventListener("keydown", onKeyDown);
  if (next.length === 0) window.removeEventListener("keydown", onKeyDown);
  registered = next;
  for (const changed of watchers) changed();
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || takesKeys(event) || document.querySelector("dialog:modal")) return;
  const first = before !== null && event.timeStamp - before.at < PAIR ? before.key : null;
  before = { key: event.key, at: event.timeStamp };
  const off = document.documentElement.dataset.shortcuts === "off";
  const hits = registered.filter(({ keys }) => isPressed(keys, event, first, off));
  const hit = hits.findLast(({ keys }) => keys.includes(" ")) ?? hits.at(-1);
  if (!hit || hit.run(event) === false) return;
  before = null;
  event.preventDefault();
}

/** Whether a key belongs to what has the focus: something is typed or composed there, or it is a button that the key presses. */
function takesKeys(event: Pick<KeyboardEvent, "target" | "key" | "isComposing" | "keyCode" | "ctrlKey" | "metaKey">): boolean {
  // Safari ends a composition before the key that ended it; that key has the code 229.
  if (event.isComposing || event.keyCode === 229) return true;
  if (!(event.target instanceof Element)) return false;
  if (event.key === "Escape") return false;
  const presses = event.key === "Enter" || event.key === " ";
  if (presses && event.target.closest("button, summary, input")) return !(event.ctrlKey || event.metaKey);
  if (event.key === "Enter" && event.target.closest("a")) return true;
  return event.target.closest(TYPED) !== null && !(event.ctrlKey || event.metaKey);
}
