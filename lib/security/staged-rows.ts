import { readStaged, type StagedRow, writeStaged } from "@/lib/domain/import-row";
import { seal, unseal } from "./seal";

const PURPOSE = "user-import";

/** A row of an import as it rests in the database: it holds what was typed, passwords too. */
export function sealStaged(jobId: number, position: number, row: StagedRow): string {
  return seal(writeStaged(row), PURPOSE, `${jobId}:${position}`);
}

/** The row that `sealStaged` sealed; null when it is gone or cannot be opened any more. */
export function openStaged(jobId: number, position: number, sealed: string | null): StagedRow | null {
  const text = sealed === null ? null : unseal(sealed, PURPOSE, `${jobId}:${position}`);
  return text === null ? null : readStaged(text);
}
