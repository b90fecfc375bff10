"use client";

import { useEffect, useState } from "react";
import { type FoundGroup, readFound } from "@/lib/domain/found";
import { paths } from "@/lib/paths";

/** What the server found: for which text, and null groups while it has not answered well. */
export interface Found {
  readonly groups: readonly FoundGroup[];
  readonly state: "waits" | "there" | "failed";
}

const PAUSE_MS = 120;
const NOTHING: Found = { groups: [], state: "there" };

/** Asks the server 120 ms after the last letter, and takes back what it asked before. What was found stays until more is known. */
export function useFound(text: string): Found {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (text === "") {
      setFound(NOTHING);
      return;
    }
    const stop = new AbortController();
    setFound(({ groups }) => ({ groups, state: "waits" }));
    const timer = setTimeout(() => {
      ask(text, stop.signal).then(
        (groups) => setFound({ groups, state: "there" }),
        () => stop.signal.aborted || setFound({ groups: [], state: "failed" }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}

async function ask(text: string, signal: AbortSignal): Promise<FoundGroup[]> {
  const answer = await fetch(paths.find(text), { signal });
  const groups = answer.ok ? readFound(await answer.json()) : null;
  if (!groups) throw new Error(`The search answered ${answer.status}.`);
  return groups;
}
