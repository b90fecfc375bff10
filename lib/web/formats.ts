import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { offsetTime, plainTime } from "@/lib/domain/time";
import { locale } from "./locale";
import { texts } from "./texts";

/** A moment as pages show it. */
export interface ShownTime {
  /** For the `dateTime` of a `<time>`. */
  readonly iso: string;
  /** `2030-03-14 10:42:11 +08:00` */
  readonly absolute: string;
  /** `6 h ago`; the date alone when it is more than a year. */
  readonly relative: string;
}

const SIZES = ["B", "kB", "MB", "GB", "TB"];

/** How numbers and moments are written in the reader's language and the zone of `APP_TIME_ZONE`. */
export async function formats() {
  const language = await locale();
  const t = await texts("general");
  const zone = config("APP_TIME_ZONE");
  const at = now();
  const relative = (time: Date): string => {
    const minutes = Math.floor((at - time.getTime()) / 60_000);
    if (minutes < 1) return t("now");
    if (minutes < 60) return t("minutesAgo", { count: minutes });
    if (minutes < 24 * 60) return t("hoursAgo", { count: Math.floor(minutes / 60) });
    const days = Math.floor(minutes / (24 * 60));
    if (days === 1) return t("yesterday");
    return days < 365 ? t("daysAgo", { count: days }) : plainTime(time, zone).slice(0, 10);
  };
  return {
    locale: language,
    zone,
    /** Groups of three with a comma, in both languages. */
    number: (value: number) => value.toLocaleString("en"),
    /** `1.4 GB` */
    size: (bytes: number) => {
      const power = Math.min(SIZES.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
      return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${SIZES[power]}`;
    },
    /** `2030-03-14` */
    day: (time: Date) => plainTime(time, zone).slice(0, 10),
    time: (time: Date): ShownTime => ({
      iso: time.toISOString(),
      absolute: `${plainTime(time, zone)} ${offsetTime(time, zone).slice(-6)}`,
      relative: relative(time),
    }),
  };
}
