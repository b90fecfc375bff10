import { processWide } from "@/lib/global";

const PER_USER = 4;
const PER_PROCESS = 60;

/** The answers that stay open, and whose they are. */
const open = () => processWide("open-streams", () => new Map<AbortController, number>());

/** A place for one more answer that stays open; null when the user or the process has as many as there may be. Its signal ends it. */
export function openStream(userId: number): AbortController | null {
  const own = [...open().values()].filter((id) => id === userId).length;
  if (own >= PER_USER || open().size >= PER_PROCESS) return null;
  const stream = new AbortController();
  open().set(stream, userId);
  stream.signal.addEventListener("abort", () => open().delete(stream), { once: true });
  return stream;
}

/** Ends all answers that stay open, so that the server can stop. */
export function endStreams(): void {
  for (const stream of [...open().keys()]) stream.abort();
}
