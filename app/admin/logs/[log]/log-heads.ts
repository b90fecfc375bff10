import type { LogName } from "@/lib/domain/log";
import type { clientTexts } from "@/lib/web/texts";

type Explorer = Awaited<ReturnType<typeof clientTexts<"explorer">>>["messages"]["explorer"];
type Head = "time" | "status" | "method" | "url" | "user" | "ip" | "duration" | "content" | "client";

/** The columns of each log, and the widths that those of a fixed one have. */
const HEADS: Readonly<Record<LogName, readonly (readonly [Head, string])[]>> = {
  login: [
    ["time", "w-24"],
    ["status", "w-32"],
    ["user", "w-44"],
    ["ip", "w-40"],
    ["client", ""],
  ],
  op: [
    ["time", "w-24"],
    ["status", "w-20"],
    ["method", "w-20"],
    ["url", ""],
    ["user", "w-28"],
    ["ip", "w-36 @max-4xl:hidden"],
    ["duration", "w-32 text-right"],
  ],
  error: [
    ["time", "w-24"],
    ["status", "w-20"],
    ["method", "w-20"],
    ["url", "w-1/4"],
    ["user", "w-28"],
    ["ip", "w-36 @max-4xl:hidden"],
    ["content", ""],
  ],
};

/** The heads of a log's table in the reader's language. */
export function headsOf(log: LogName, t: (name: Head) => string) {
  return HEADS[log].map(([id, className]) => ({ id, label: t(id), className, spare: className.includes("hidden") }));
}

/** Only these texts travel to the browser with the rows. */
export function tableWords({ nobody, success, failure, select, repeats, selected, deleteMarked, clearSelection, ...rest }: Explorer) {
  const { liveOn, liveWaits, liveHidden, liveEnded, liveLost, liveOver, liveNew, liveSkipped, liveGoOn } = rest;
  const { keyDown, keyUp, keyOpen, keySelect, keySelectTo, keyDelete } = rest;
  return {
    ...{ nobody, success, failure, select, repeats, selected, deleteMarked, clearSelection, export: rest.export },
    ...{ liveOn, liveWaits, liveHidden, liveEnded, liveLost, liveOver, liveNew, liveSkipped, liveGoOn },
    ...{ keyDown, keyUp, keyOpen, keySelect, keySelectTo, keyDelete },
  };
}
