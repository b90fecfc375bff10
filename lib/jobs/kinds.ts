import type { JobKind } from "./kind";
import { logExports } from "./log-export";
import { deletions, retentions } from "./log-removal";
import { userImport } from "./user-import";

/** Every kind of job that this program can run. */
export const JOB_KINDS: readonly JobKind[] = [userImport, ...deletions, ...retentions, ...logExports];
