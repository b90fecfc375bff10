import { config } from "../config";
import { archiveProblem } from "../db/archive-place";
import { type ArchiveRun, appendToArchive, beginArchive, settleArchive } from "../db/log-archive";
import { readLogRecords } from "../db/log-window";
import type { LogName } from "../domain/log";
import type { ArchiveFile, ArchiveProblem } from "../domain/log-archive";
import { EXPORT_COLUMNS, exportLines } from "../domain/log-export";
import { isoTime } from "../domain/time";

/** Rows of a log that are about to be deleted, for whom, and the files of the job so far. */
interface Leaving {
  readonly log: LogName;
  readonly ids: readonly number[];
  readonly files: readonly ArchiveFile[];
  readonly jobId: number;
  readonly by: ArchiveRun;
  /** In ms. */
  readonly time: number;
}

/**
 * Puts rows into the archive before they are deleted: as the export in NDJSON has them, on the disk when this comes back. A file that has
 * only been made (`made`) must be known to the job before rows go there, so that no crash leaves rows in a file that nobody knows.
 */
export async function archiveRows(leaving: Leaving): Promise<{ files: readonly ArchiveFile[]; made: boolean } | ArchiveProblem> {
  const { log, ids, files, jobId, by, time } = leaving;
  const zone = config("APP_TIME_ZONE");
  try {
    const current = files.at(-1);
    if (current?.run === by.run) {
      const rows = await readLogRecords(log, ids);
      const lines = exportLines(rows, { columns: EXPORT_COLUMNS[log], format: "ndjson", zone });
      const grown = await appendToArchive(by.directory, current, lines, rows.length);
      if (grown) return { files: [...files.slice(0, -1), grown], made: false };
    } else if (current) {
      await settleArchive(by.directory, current);
    }
    const stem = `${log}-${isoTime(time, zone).slice(0, 10)}-job${jobId}`;
    return { files: [...files, await beginArchive(by, stem)], made: true };
  } catch (error) {
    const problem = archiveProblem(error);
    if (problem) return problem;
    throw error;
  }
}
