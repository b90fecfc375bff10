import type { formats } from "@/lib/web/formats";
import type { texts } from "@/lib/web/texts";

/** What the parts of the page are written with. */
export interface Words {
  readonly t: Awaited<ReturnType<typeof texts<"access">>>;
  readonly time: Awaited<ReturnType<typeof formats>>["time"];
}

/** Which side of a span the moment lies on, in words; null inside of it. */
export function spanWords({ t, time }: Words, span: { place: string; from: number | null; until: number | null }): string | null {
  if (span.place === "expired" && span.until !== null) return t("expiredAt", { time: time(new Date(span.until)).absolute });
  return span.place === "not_yet" && span.from !== null ? t("startsAt", { time: time(new Date(span.from)).absolute }) : null;
}
