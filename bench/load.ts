// A process of its own: it drives one server and reports what it saw, so that measuring takes no time from what is measured.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Exchange } from "./measure/exchange";
import { type Job, job, type Outcome } from "./measure/job";

let stopped = false;

process.on("message", (message) => {
  if (message === "stop") stopped = true;
  else void run(job.parse(message)).then((outcome) => process.send?.(outcome, () => process.exit(0)));
});

async function run(wanted: Job): Promise<Outcome> {
  const times: number[] = [];
  let [sent, unexpected] = [0, 0];
  const begun = performance.now();
  const mayGoOn = () => !stopped && sent < wanted.most && performance.now() - begun < wanted.seconds * 1000;
  const work = async () => {
    const exchange = new Exchange(wanted.port);
    while (mayGoOn()) {
      const request = wanted.requests[sent++ % wanted.requests.length] ?? "";
      const from = performance.now();
      const status = await exchange.send(request);
      times.push(performance.now() - from);
      if (status !== wanted.expectedStatus) unexpected += 1;
      if (wanted.pause > 0) await sleep(wanted.pause);
    }
    exchange.close();
  };
  await Promise.all(Array.from({ length: wanted.connections }, work));
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const share = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { answers: times.length, unexpected, perSecond: times.length / seconds, p50: share(0.5), p99: share(0.99), longest: share(1) };
}
