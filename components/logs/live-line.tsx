"use client";

import { Button } from "../ui/button";
import { ENGLISH } from "./numbers";
import type { Tail } from "./use-tail";

export interface LiveTexts {
  readonly liveOn: string;
  readonly liveWaits: string;
  readonly liveHidden: string;
  readonly liveEnded: string;
  readonly liveLost: string;
  readonly liveOver: string;
  readonly liveNew: string;
  readonly liveSkipped: string;
  readonly liveGoOn: string;
}

/** How following a log goes: what waits, what was left out, and the way on when it stopped. */
export function LiveLine({ tail, held, texts }: { tail: Tail; held: boolean; texts: LiveTexts }) {
  const { state, waiting, skipped, tries } = tail;
  const told: Readonly<Record<Tail["state"], string>> = {
    on: held ? texts.liveWaits : texts.liveOn,
    hidden: texts.liveHidden,
    ended: texts.liveEnded,
    lost: texts.liveLost.replace("{tries}", String(tries)),
    over: texts.liveOver,
  };
  const bad = state === "lost" || state === "over";
  return (
    <div className="flex min-h-control flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-accent-soft px-6 py-1 text-sm max-sm:px-4">
      <span className={`flex items-center gap-2 ${bad ? "text-danger-text" : ""}`} role="status">
        <span className={`size-[7px] rounded-full ${state === "on" && !held ? "bg-accent" : "bg-line-control"}`} aria-hidden="true" />
        {told[state]}
      </span>
      {waiting > 0 && held && <b className="font-semibold tabular-nums">{texts.liveNew.replace("{count}", ENGLISH.format(waiting))}</b>}
      {skipped > 0 && <span className="text-ink-2">{texts.liveSkipped.replace("{count}", ENGLISH.format(skipped))}</span>}
      {state === "ended" && (
        <Button size="sm" onClick={tail.goOn}>
          {texts.liveGoOn}
        </Button>
      )}
    </div>
  );
}
