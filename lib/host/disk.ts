import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { readVolume } from "@/lib/db/volume";
import { isNearlyFull, shownSize } from "@/lib/domain/disk";

/** How often a disk that stays nearly full is told of. */
const AGAIN = 3_600_000;

/** A chore that says in one line when the database's volume is nearly full, before writing fails. */
export function diskWatch(report: (line: string) => void): () => Promise<void> {
  let told = Number.NEGATIVE_INFINITY;
  return async () => {
    const volume = await readVolume();
    if (!volume || !isNearlyFull(volume, config("DISK_MIN_FREE_MB"))) {
      told = Number.NEGATIVE_INFINITY;
      return;
    }
    if (now() - told < AGAIN) return;
    told = now();
    report(`Disk nearly full: ${shownSize(volume.free)} of ${shownSize(volume.size)} are free where the database lies`);
  };
}
