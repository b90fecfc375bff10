import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type Case, cases, listRequest, signInRequests, verifyRequest } from "./cases";
import { drive, startClient } from "./clients";
import { timeDecisions } from "./decisions";
import { memoryPeak } from "./memory";
import type { CaseResult, Results } from "./report";
import type { Stage } from "./stage";

export interface RunOptions {
  readonly quick: boolean;
  /** Only cases whose name holds this text; every case for an empty one. */
  readonly only: string;
}

const SETTLING_MS = 2_000;
const SIGN_INS = 20;
const WATCH_PAUSE_MS = 5;

/** Measures all cases, one server after the other. `tell` is told what goes on. */
export async function measure(stage: Stage, options: RunOptions, tell: (what: string) => void): Promise<Results> {
  const { quick, only } = options;
  // Before everything else: memory that a case has taken is not idle memory.
  tell("listing all users in one call");
  const memory = only === "" ? await listAll(stage) : null;
  const results: CaseResult[] = [];
  for (const one of cases(stage.known, { quick })) {
    if (!one.name.includes(only)) continue;
    tell(`${one.name}: floor`);
    const floor = await driveCase(one, stage.floor.port, quick);
    tell(`${one.name}: Gatehouse`);
    const product = await driveCase(one, stage.product.port, quick);
    results.push({ name: one.name, product, floor, ratio: product.perSecond / floor.perSecond });
  }
  tell("20 sign-ins at once");
  const signInStall = only === "" ? await watchSignIns(stage) : null;
  tell("decisions over 2,000 APIs and 500 groups");
  const decisions = only === "" ? timeDecisions() : null;
  const place = { at: new Date().toISOString(), node: process.versions.node, cpus: availableParallelism() };
  return { ...place, quick, cases: results, signInStall, memory, decisions };
}

async function driveCase({ requests, connections, most, warms, expectedStatus }: Case, port: number, quick: boolean) {
  const job = { port, requests, connections, expectedStatus };
  if (warms) await drive({ ...job, seconds: quick ? 0.5 : 2 });
  return drive({ ...job, ...(most === undefined ? { seconds: quick ? 1 : 5 } : { most, seconds: 600 }) });
}

async function listAll({ product, known }: Stage) {
  await drive({ port: product.port, requests: [verifyRequest(known)], most: 50 });
  await sleep(SETTLING_MS);
  return memoryPeak(product.pid, () => drive({ port: product.port, requests: [listRequest(known)], most: 3 }));
}

async function watchSignIns({ product, known }: Stage) {
  const watcher = startClient({ port: product.port, requests: [verifyRequest(known)], pause: WATCH_PAUSE_MS });
  await drive({ port: product.port, requests: signInRequests(known), connections: SIGN_INS, most: SIGN_INS });
  watcher.stop();
  const { answers, p50, longest } = await watcher.done;
  return { answers, p50, longest };
}
