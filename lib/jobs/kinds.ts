import type { JobKind } from "./kind";

/** Every kind of job that this program can run. */
export const JOB_KINDS: readonly JobKind[] = [];
