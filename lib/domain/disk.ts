/** A volume, in bytes: what the program may still write, and how much there is at all. */
export interface Volume {
  readonly free: number;
  readonly size: number;
}

const MEGABYTE = 1_048_576;

/** Whether a volume has less than `leastMegabytes` left, so that somebody should make room before writing fails. */
export function isNearlyFull({ free }: Volume, leastMegabytes: number): boolean {
  return free < leastMegabytes * MEGABYTE;
}

/** A size as people read it: `312 MB`, `4.7 GB`. */
export function shownSize(bytes: number): string {
  const megabytes = bytes / MEGABYTE;
  return megabytes < 1000 ? `${Math.round(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}
