import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import { config } from "@/lib/config";
import type { ArchivePlace, ArchiveProblem } from "@/lib/domain/log-archive";

/** The absolute path of the directory where rows are archived; null when they are not. */
export function archiveDirectory(): string | null {
  const asked = config("LOG_ARCHIVE");
  return asked === undefined ? null : path.resolve(asked);
}

/** Whether files can be made in the directory, or the directory itself where it is missing. */
export async function archiveState(directory: string): Promise<ArchivePlace["state"]> {
  const reached = await access(directory, constants.W_OK | constants.X_OK).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  );
  if (!reached) return (await stat(directory)).isDirectory() ? "ready" : "unwritable";
  const above = path.dirname(directory);
  if (reached.code !== "ENOENT" || above === directory) return "unwritable";
  return (await archiveState(above)) === "unwritable" ? "unwritable" : "absent";
}

/** Bytes of a file; null when it is not there. */
export function archiveSize(directory: string, name: string): Promise<number | null> {
  return stat(path.join(directory, name)).then(
    ({ size }) => size,
    () => null,
  );
}

/** Why a file could not be written; null for an error that did not come from the file system. */
export function archiveProblem(error: unknown): ArchiveProblem | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  return error.code === "ENOSPC" || error.code === "EDQUOT" ? "codes.archive_full" : "codes.archive_unwritable";
}
