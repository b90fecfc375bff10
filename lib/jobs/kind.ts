import type { z } from "zod";
import type { Principal } from "../access/actor";
import type { Params } from "../access/operation";
import type { Tx } from "../db/client";
import type { Statement } from "../db/statement";
import type { JobCounts } from "../domain/job";

/** What a step knows of its job. */
export interface Work<I> {
  readonly jobId: number;
  /** Names the run that takes the step: no two have the same, also when both work on this job. */
  readonly run: string;
  readonly input: I;
  /** Where the step before stopped; null at the first step. */
  readonly cursor: string | null;
  readonly counts: JobCounts;
  /** Who the job works for, with the rights of this moment; the program itself when nobody asked for it. */
  readonly owner: Principal;
  /** The time of the step, in ms. */
  readonly time: number;
}

/** What a step did. The numbers are added to the counts. */
export interface Advance {
  readonly cursor: string | null;
  readonly finished?: number;
  readonly skipped?: number;
  readonly failed?: number;
  /** How much there is to do, once it is known. */
  readonly total?: number;
  /** Absent while there is more to do. `problem` is a code, such as `rules.changed_meanwhile`; `result` is JSON. */
  readonly end?: { readonly problem?: string; readonly result?: string };
}

/** The statements of a step. They run in the transaction that proves the lease and keeps the cursor, perhaps more than once. */
export type Write = (tx: Tx) => Promise<Advance>;

/**
 * The statements of a step that are known before its transaction, which then runs in a thread of its own (see `writeAside`). When one of
 * them does not change as many rows as it must, or the job is to pause or end, nothing is written and the step is taken anew. Not the
 * last step of a job.
 */
export interface KnownWrite {
  readonly statements: readonly Statement[];
  readonly advance: Omit<Advance, "end">;
  /** Told how long (ms) the transaction kept other writes out. */
  readonly held?: (ms: number) => void;
}

interface Plan<I> {
  /** Names the kind in the database and in the texts, `jobs.kinds.<name>`. */
  readonly name: string;
  readonly input: z.ZodType<I>;
  /** The operation whose right the owner needs for every step. */
  readonly needs: { admit(actor: Principal, params: Params): void };
  /** How long the transaction of a step may take, in ms; 5,000 by default. */
  readonly timeout?: number;
  /** Whether the transaction of a step is serializable. */
  readonly serializable?: boolean;
  /**
   * One bounded piece of the work. What is slow and writes nothing (reading, hashing) happens here, what is written in the function that
   * comes back. Holds the event loop for at most 20 ms at a time. An `AppError` other than `unavailable` fails the job.
   */
  readonly step: (work: Work<I>) => Promise<Write | KnownWrite>;
}

/** A kind of job, as the runner knows it. */
export interface JobKind extends Pick<Plan<unknown>, "name" | "timeout" | "serializable"> {
  /** @throws AppError `forbidden` when the owner has lost the right */
  step(work: Work<unknown>): Promise<Write | KnownWrite>;
}

/** Makes a kind of job; it comes to life by its line in `kinds.ts`. */
export function jobKind<I>({ input, needs, step, ...plan }: Plan<I>): JobKind {
  return {
    ...plan,
    async step(work) {
      needs.admit(work.owner, {});
      return step({ ...work, input: input.parse(work.input) });
    },
  };
}
