import { hash, timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { config } from "../config";
import { db } from "../db/client";
import { countJobs } from "../db/jobs";
import { logFailures } from "../db/log-writer";
import { readLag } from "../db/retention";
import { loadSettings } from "../db/settings";
import { databaseSize, readVolume } from "../db/volume";
import { JOB_STATES } from "../domain/job";
import { LOGS } from "../domain/log";
import { durationFamily, METRICS_TYPE, type MetricFamily, metricsText, type PlainText, type Sample } from "../domain/metrics";
import { AppError } from "../errors";
import { processWide } from "../global";
import { counters } from "../metrics";
import { hashLoad } from "../security/passwords";

/**
 * What this process and its database measure, in the text format of Prometheus. With `METRICS_TOKEN` that token is asked for, from
 * wherever the call comes; without it the call must come from the own machine. Raises `unauthenticated` or `forbidden`.
 */
export const scrapeMetrics = operation.open("the token or the own machine is the proof", {
  at: ["GET", "/api/metrics"],
  run: async ({ call }: Actor, _target: undefined, { token }: { readonly token: string | null }): Promise<PlainText> => {
    const wanted = config("METRICS_TOKEN");
    if (wanted !== undefined && !(token !== null && isSame(token, wanted))) throw new AppError("unauthenticated");
    if (wanted === undefined && !LOOPBACK.test(call.ip)) throw new AppError("forbidden");
    return { type: METRICS_TYPE, text: metricsText([...ofProcess(), ...(await ofDatabase(call.time))]) };
  },
});

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/;

/** Of digests, so that neither the time nor the length tells anything. */
function isSame(token: string, wanted: string): boolean {
  const [one, other] = [token, wanted].map((text) => hash("sha256", text, "buffer"));
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

function ofProcess(): MetricFamily[] {
  const { requests, durations, signIns } = counters();
  const delay = loopDelay();
  const { running, waiting } = hashLoad();
  const families = [
    counted("gatehouse_requests_total", "Answered requests.", labelled(requests, ["dialect", "method", "status"])),
    durationFamily("gatehouse_request_duration_seconds", "Time until the answer was ready.", durations),
    counted("gatehouse_sign_ins_total", "Tries to sign in or to register.", labelled(signIns, ["dialect", "result"])),
    counted("gatehouse_log_failures_total", "Requests whose log rows the database refused.", [{ value: logFailures() }]),
    gauge("gatehouse_event_loop_delay_seconds", "Delay of the event loop since the last look.", [
      { labels: { quantile: "0.5" }, value: delay.percentile(50) / 1e9 },
      { labels: { quantile: "0.99" }, value: delay.percentile(99) / 1e9 },
      { labels: { quantile: "1" }, value: delay.max / 1e9 },
    ]),
    gauge("gatehouse_hashes", "Password hashes that are being made or wait.", [
      { labels: { state: "running" }, value: running },
      { labels: { state: "waiting" }, value: waiting },
    ]),
    gauge("process_resident_memory_bytes", "Memory of the process.", [{ value: process.memoryUsage.rss() }]),
    gauge("process_uptime_seconds", "Time since the start.", [{ value: Math.round(process.uptime()) }]),
  ];
  delay.reset();
  return families;
}

/** A database that does not answer is a value too. */
async function ofDatabase(now: number): Promise<MetricFamily[]> {
  const up = (value: number) => gauge("gatehouse_database_up", "Whether the database answers.", [{ value }]);
  try {
    await loadSettings();
    const policy = db().policy.findUniqueOrThrow({ where: { id: 1 }, select: { version: true } });
    const [{ version }, jobs, size, volume] = await Promise.all([policy, countJobs(null), databaseSize(), readVolume()]);
    const lags = await Promise.all(LOGS.map((log) => readLag(log, now)));
    const ages = lags.flatMap(({ log, oldest }) => (oldest ? { labels: { log }, value: (now - oldest.getTime()) / 1000 } : []));
    const late = lags.map(({ log, late }) => ({ labels: { log }, value: Number(late) }));
    const states = JOB_STATES.map((state) => ({ labels: { state }, value: jobs[state] ?? 0 }));
    return [
      up(1),
      gauge("gatehouse_jobs", "Jobs by their state.", states),
      gauge("gatehouse_policy_version", "Version of the rights that hold.", [{ value: version }]),
      gauge("gatehouse_database_size_bytes", "Bytes that the database takes.", [{ value: size }]),
      gauge("gatehouse_log_oldest_row_age_seconds", "Age of the oldest row of a log.", ages),
      gauge("gatehouse_log_retention_late", "Whether rows of a log are two days older than it keeps them.", late),
      gauge("gatehouse_disk_free_bytes", "Free bytes where the database lies.", volume ? [{ value: volume.free }] : []),
    ];
  } catch {
    return [up(0)];
  }
}

const loopDelay = () =>
  processWide("loop-delay", () => {
    const delay = monitorEventLoopDelay({ resolution: 20 });
    delay.enable();
    return delay;
  });

function counted(name: string, help: string, samples: readonly Sample[]): MetricFamily {
  return { name, help, type: "counter", samples };
}

function gauge(name: string, help: string, samples: readonly Sample[]): MetricFamily {
  return { name, help, type: "gauge", samples };
}

/** Keys with blanks between their parts, as samples with these labels. */
function labelled(counts: ReadonlyMap<string, number>, names: readonly string[]): Sample[] {
  return [...counts].map(([key, value]) => {
    const parts = key.split(" ");
    return { labels: Object.fromEntries(names.map((name, at) => [name, parts[at] ?? ""])), value };
  });
}
