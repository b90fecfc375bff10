import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { type Job, type Outcome, outcome } from "./job";

/** A job; what is left out takes its default: one connection, no pause, status 200, and an end after 60 seconds. */
export type Wanted = Partial<Omit<Job, "requests">> & Pick<Job, "port"> & { readonly requests: readonly string[] };

/** A load client at work. */
export interface Client {
  /** Settles when the job is done. */
  readonly done: Promise<Outcome>;
  /** Ends the job early; what was seen until then counts. */
  stop(): void;
}

/** Starts a load client in a process of its own. */
export function startClient(wanted: Wanted): Client {
  const child = fork(path.resolve(".build/bench/load.mjs"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const done = answerOf(child);
  child.send({ connections: 1, seconds: 60, most: Number.MAX_SAFE_INTEGER, pause: 0, expectedStatus: 200, ...wanted });
  return { done, stop: () => child.send("stop") };
}

/** Runs a job to its end. */
export function drive(wanted: Wanted): Promise<Outcome> {
  return startClient(wanted).done;
}

async function answerOf(child: ChildProcess): Promise<Outcome> {
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`The load client ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, "message"), gone]);
  gone.catch(() => undefined);
  return outcome.parse(message);
}
