const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 86_400 * SECOND;
/** Older times have odd offsets and years that formatters write without their era: they get the offset of this moment. */
const EARLIEST = Date.UTC(1900, 0, 1);
const MAX_DAYS_KEPT = 40_000;

/** `2030-01-01 08:00:00` in the zone. A time is a Date or milliseconds since 1970. */
export function plainTime(time: Date | number, zone: string): string {
  return local(time, zone).slice(0, 19).replace("T", " ");
}

/** `2030-01-01T08:00:00.123000` in the zone, without its offset. */
export function isoTime(time: Date | number, zone: string): string {
  return `${local(time, zone).slice(0, 23)}000`;
}

/** `2030-01-01T08:00:00.123000+08:00`. */
export function offsetTime(time: Date | number, zone: string): string {
  const shown = Number(time) + offsetAt(Number(time), zone);
  const minute = Math.floor(shown / MINUTE);
  const rest = shown - minute * MINUTE;
  const milliseconds = String(rest % SECOND).padStart(3, "0");
  // Joined and not added up: a sum keeps its parts alive, and those of a million rows that become a file would fill the memory.
  return [minuteText(minute), two(Math.floor(rest / SECOND)), ".", milliseconds, endOf(offsetMinutes(time, zone))].join("");
}

/** The minute that was written last: rows of a log stand in the order of time. */
let written = { minute: Number.NaN, text: "" };

/** `2030-01-01T08:00:` for a minute of a wall clock. */
function minuteText(minute: number): string {
  if (written.minute !== minute) written = { minute, text: new Date(minute * MINUTE).toISOString().slice(0, -7) };
  return written.text;
}

const ends = new Map<number, string>();

/** What follows the milliseconds where clocks are so many minutes ahead of UTC: `000+08:00`. */
function endOf(minutes: number): string {
  const size = Math.abs(minutes);
  const end = ends.get(minutes) ?? `000${minutes < 0 ? "-" : "+"}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
  ends.set(minutes, end);
  return end;
}

/** How many minutes the zone's clocks are ahead of UTC. */
export function offsetMinutes(time: Date | number, zone: string): number {
  return Math.trunc(offsetAt(Number(time), zone) / (60 * SECOND));
}

/** `2030-01-01T00:00:00.123000+00:00`, whatever the zone of the application. */
export function utcTime(time: Date | number): string {
  return offsetTime(time, "UTC");
}

/**
 * The first moment of a `start` filter: `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, read in the zone. Null when it is no such text or no
 * day of the calendar. Of an hour that comes twice, the first; an hour that was skipped is read as if the clock had not moved.
 */
export function parseStart(text: string, zone: string): Date | null {
  const wall = wallClock(text, "00:00:00");
  if (wall === null) return null;
  return new Date(Math.min(...moments(wall, zone)));
}

/** The last moment of an `end` filter, in the same forms: the last millisecond of the second, or of the day when no time is given. */
export function parseEnd(text: string, zone: string): Date | null {
  const wall = wallClock(text, "23:59:59");
  if (wall === null) return null;
  return new Date(Math.max(...moments(wall, zone)) + SECOND - 1);
}

function local(time: Date | number, zone: string): string {
  const at = Number(time);
  return new Date(at + offsetAt(at, zone)).toISOString();
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The wall clock as if it stood in UTC, in milliseconds. */
function wallClock(text: string, timeOfDay: string): number | null {
  if (!/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(text) || text.startsWith("0000")) return null;
  const full = (text.length === 10 ? `${text} ${timeOfDay}` : text).replace(" ", "T");
  const value = new Date(`${full}Z`);
  // The parser turns the 31st of June into the 1st of July.
  return Number.isNaN(value.getTime()) || value.toISOString().slice(0, 19) !== full ? null : value.getTime();
}

/** The moments at which the zone's clocks show this: two in an hour that comes twice, else one. */
function moments(wall: number, zone: string): readonly number[] {
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const found = [before, after].flatMap((offset) => (offsetAt(wall - offset, zone) === offset ? [wall - offset] : []));
  return found.length > 0 ? found : [wall - before];
}

/** The offset of one UTC day: `before` until `change`, then `after`. No zone changes twice a day. */
interface DayOffset {
  readonly before: number;
  readonly change: number;
  readonly after: number;
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly days: Map<number, DayOffset>;
}

/** Formatting a row by Intl costs some microseconds and a list has 10,000: the offsets of a day are asked once. */
const zones = new Map<string, Zone>();

/** Milliseconds that the zone's clocks are ahead of UTC. */
function offsetAt(time: number, name: string): number {
  const at = Math.max(time, EARLIEST);
  const zone = zones.get(name) ?? newZone(name);
  const day = Math.floor(at / DAY);
  const known = zone.days.get(day) ?? newDay(zone, day);
  return at < known.change ? known.before : known.after;
}

function newZone(name: string): Zone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const zone = { format, days: new Map<number, DayOffset>() };
  zones.set(name, zone);
  return zone;
}

function newDay(zone: Zone, day: number): DayOffset {
  const before = askedOffset(zone, day * DAY);
  const after = askedOffset(zone, (day + 1) * DAY - SECOND);
  let [low, high] = [day * DAY, (day + 1) * DAY];
  while (before !== after && high - low > SECOND) {
    const middle = low + Math.floor((high - low) / (2 * SECOND)) * SECOND;
    if (askedOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  const found = { before, change: high, after };
  if (zone.days.size >= MAX_DAYS_KEPT) zone.days.clear();
  zone.days.set(day, found);
  return found;
}

function askedOffset(zone: Zone, time: number): number {
  const [month = 0, date = 0, year = 0, hour = 0, minute = 0, second = 0] = zone.format
    .formatToParts(time)
    .flatMap((part) => (part.type === "literal" ? [] : Number(part.value)));
  return Date.UTC(year, month - 1, date, hour, minute, second) - time;
}
