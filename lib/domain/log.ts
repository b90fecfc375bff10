/** Rows of the three logs as they are written (contract section 2.11). Times are dates; texts are already redacted and cut. */
interface Trace {
  readonly time: Date;
  readonly ip: string;
  readonly status: number;
  readonly dialect: string;
  readonly userId: number | null;
  readonly sessionId: string | null;
  readonly requestId: string;
}

interface Judgement {
  readonly url: string;
  readonly method: string;
  /** The canonical path that the engine judged. */
  readonly path: string;
  readonly username: string | null;
  readonly decisionId: string | null;
  readonly policyVersion: number | null;
  readonly reason: string | null;
}

export interface OperationRow extends Trace, Judgement {
  readonly content: string | null;
  readonly durationMs: number;
  /** How many requests the row stands for. */
  readonly repeats: number;
}

export interface ErrorRow extends Trace, Judgement {
  readonly content: string;
  /** What the engine looked at, as JSON; for refusals that have a decision id. */
  readonly trail: string | null;
}

export interface LoginRow extends Trace {
  readonly username: string;
  readonly userAgent: string;
  readonly success: boolean;
}

/** The three logs, by the word that stands in their address. */
export const LOGS = ["login", "op", "error"] as const;
export type LogName = (typeof LOGS)[number];
