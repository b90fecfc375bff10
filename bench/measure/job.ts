import { z } from "zod";

/** What a load client has to do. */
export const job = z.object({
  port: z.number(),
  /** Complete HTTP requests, taken in turn and again from the first. */
  requests: z.array(z.string()).min(1),
  /** Connections that are kept alive; each sends its next request when it has the answer to the last. */
  connections: z.number(),
  /** Ends after so many seconds or so many requests, whichever comes first. */
  seconds: z.number(),
  most: z.number(),
  /** Milliseconds between an answer and the next request. */
  pause: z.number(),
  expectedStatus: z.number(),
});
export type Job = z.output<typeof job>;

/** What it saw; times in milliseconds. */
export const outcome = z.object({
  answers: z.number(),
  /** Answers of another status than expected. */
  unexpected: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  longest: z.number(),
});
export type Outcome = z.output<typeof outcome>;
