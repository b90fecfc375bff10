import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ArchiveFile } from "@/lib/domain/log-archive";

/** Who writes: a run of a job (see `Lease`), into a directory. */
export interface ArchiveRun {
  readonly directory: string;
  readonly run: string;
}

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDONLY, O_RDWR } = constants;
const PRIVATE = 0o600;
const zipped = promisify(gzip);

/**
 * Makes an empty file for a run, and the directory where it is missing. Rows may go there once the job knows of it: only one run can tell
 * it so, and only that run writes to the file. So whoever has lost the job without knowing spoils nothing.
 */
export async function beginArchive({ directory, run }: ArchiveRun, stem: string): Promise<ArchiveFile> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (let turn = 1; ; turn++) {
    const name = `${stem}${turn === 1 ? "" : `-${turn}`}.ndjson.gz`;
    const handle = await open(path.join(directory, name), O_RDWR | O_CREAT | O_NOFOLLOW, PRIVATE);
    const { size } = await handle.stat().finally(() => handle.close());
    // What is not empty belongs to another run, or to another job of this number.
    if (size > 0) continue;
    await syncDirectory(directory);
    return { name, size: 0, rows: 0, run };
  }
}

/**
 * Adds `rows` lines behind what is certain of a file, as one member of gzip that is on the disk when this comes back. Null when the file
 * is gone, or shorter than it was: another one has to begin.
 */
export async function appendToArchive(directory: string, file: ArchiveFile, lines: string, rows: number): Promise<ArchiveFile | null> {
  const member = await zipped(lines);
  const handle = await openThere(path.join(directory, file.name), O_RDWR | O_APPEND);
  if (!handle) return null;
  try {
    if ((await handle.stat()).size < file.size) return null;
    await handle.truncate(file.size);
    await handle.appendFile(member);
    await handle.sync();
  } catch (error) {
    await handle.truncate(file.size).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return { ...file, size: file.size + member.length, rows: file.rows + rows };
}

/** Cuts off what a step left behind the certain part of a file without coming to its end; a file with nothing certain goes. */
export async function settleArchive(directory: string, { name, size }: Pick<ArchiveFile, "name" | "size">): Promise<void> {
  const place = path.join(directory, name);
  const handle = await openThere(place, O_RDWR);
  if (!handle) return;
  try {
    if ((await handle.stat()).size > size) await handle.truncate(size);
  } finally {
    await handle.close();
  }
  if (size === 0) await rm(place, { force: true });
}

/** Null when there is no such file; a link is none. */
function openThere(place: string, flags: number): Promise<FileHandle | null> {
  return open(place, flags | O_NOFOLLOW).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/** So that the name of a file outlives a loss of power as its bytes do. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, O_RDONLY);
  await handle.sync().finally(() => handle.close());
}
