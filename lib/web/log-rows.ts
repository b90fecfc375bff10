import { config } from "@/lib/config";
import type { LogRecord } from "@/lib/domain/log-filter";
import type { ShownLogRow } from "@/lib/domain/log-shown";
import { plainTime } from "@/lib/domain/time";
import { deviceOf } from "@/lib/domain/user-agent";
import { locale } from "./locale";

/** Characters of a content that a row shows. */
const SHOWN = 300;

/** How rows of a log are written in the reader's language and the zone of the settings. */
export async function logRowWords(): Promise<(row: LogRecord) => ShownLogRow> {
  const zone = config("APP_TIME_ZONE");
  const spelled = dayWords(await locale(), zone);
  const days = new Map<string, string>();
  // Rows of one page are of a day or two, and spelling one out costs more than the rest of the row.
  const dayOf = (time: Date, date: string) => {
    const known = days.get(date) ?? spelled(time);
    days.set(date, known);
    return known;
  };
  return ({ id, time, status, ip, username, method, url, content, durationMs, repeats, userAgent }) => {
    const plain = plainTime(time, zone);
    return {
      ...{ id, status, ip, method, url, durationMs, clock: plain.slice(11) },
      day: dayOf(time, plain.slice(0, 10)),
      user: username || null,
      content: content === null ? null : (content.split(/\r?\n/, 1)[0] ?? "").slice(0, SHOWN),
      repeats: repeats !== null && repeats > 1 ? repeats : null,
      client: userAgent === null ? null : clientWords(userAgent),
    };
  };
}

/** `Firefox, Windows`; the header itself where it says nothing that is known. */
export function clientWords(userAgent: string): string {
  const { program, system } = deviceOf(userAgent);
  return [program, system].filter((part) => part !== null).join(", ") || userAgent;
}

/** `Thursday 14 March 2030`, `2030年3月14日 星期四` */
function dayWords(language: "zh" | "en", zone: string): (time: Date) => string {
  const written = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { ...style, timeZone: zone });
  const [date, weekday] = [written({ dateStyle: "long" }), written({ weekday: "long" })];
  return (time) => (language === "zh" ? `${date.format(time)} ${weekday.format(time)}` : `${weekday.format(time)} ${date.format(time)}`);
}
