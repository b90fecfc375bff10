import type { LogName } from "@/lib/domain/log";
import type { texts } from "@/lib/web/texts";

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

/** The texts that travel to the browser with the rows. */
export function tableWords(t: Awaited<ReturnType<typeof texts<"explorer">>>) {
  return {
    ...{
      nobody: t("nobody"),
      success: t("success"),
      failure: t("failure"),
      select: t("select"),
      repeats: t("repeats", { count: "{count}" }),
    },
    ...{ selected: t("selected"), deleteMarked: t("deleteMarked"), clear: t("clearSelection") },
    ...{ liveOn: t("liveOn"), liveWaits: t("liveWaits"), liveHidden: t("liveHidden"), liveEnded: t("liveEnded"), liveLost: t("liveLost") },
    ...{ liveOver: t("liveOver"), liveNew: t("liveNew"), liveSkipped: t("liveSkipped"), liveGoOn: t("liveGoOn") },
    ...{ keyDown: t("keyDown"), keyUp: t("keyUp"), keyOpen: t("keyOpen") },
    ...{ keySelect: t("keySelect"), keySelectTo: t("keySelectTo"), keyDelete: t("keyDelete") },
  };
}
