import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { logView } from "@/lib/db/log-view";
import { EXPORT_COLUMNS, type ExportForm, exportHead, exportPieces } from "@/lib/domain/log-export";
import type { LogFilter } from "@/lib/domain/log-filter";

/** What it cost to write rows of the operation log as the streamed CSV export does; times in milliseconds, sizes in MiB. */
export const exportTimes = z.object({
  rows: z.number(),
  perRow: z.number(),
  /** Until the first rows were text. */
  first: z.number(),
  /** The longest that the event loop was held. */
  loop: z.number(),
  /** The most memory above what the process had before, as the system counts it and on the heap. */
  memory: z.number(),
  heap: z.number(),
});
export type ExportTimes = z.output<typeof exportTimes>;

const MEBIBYTE = 1_048_576;
const WARM_UP = 20_000;
const FORM: ExportForm = { columns: EXPORT_COLUMNS.op, format: "csv", zone: "Asia/Shanghai" };

/** Writes the newest `most` rows of the operation log, as fast as nobody takes them. */
export async function measureExport(most: number): Promise<ExportTimes> {
  await write(await newest(Math.min(most, WARM_UP)));
  const filter = await newest(most);
  const before = process.memoryUsage();
  const peak = { rss: before.rss, heapUsed: before.heapUsed };
  const look = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    peak.rss = Math.max(peak.rss, rss);
    peak.heapUsed = Math.max(peak.heapUsed, heapUsed);
  }, 20);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const begun = performance.now();
  const { rows, first } = await write(filter);
  const took = performance.now() - begun;
  loop.disable();
  clearInterval(look);
  const above = { memory: (peak.rss - before.rss) / MEBIBYTE, heap: (peak.heapUsed - before.heapUsed) / MEBIBYTE };
  return { rows, perRow: took / rows, first, loop: loop.max / 1e6, ...above };
}

async function newest(rows: number): Promise<LogFilter> {
  const [edge] = await db().operationLog.findMany({
    orderBy: [{ time: "desc" }, { id: "desc" }],
    ...{ skip: rows - 1, take: 1, select: { time: true } },
  });
  return { log: "op", from: edge?.time.getTime() ?? 0, to: Date.UTC(9999, 0, 1), terms: [], text: "" };
}

async function write(filter: LogFilter): Promise<{ rows: number; first: number }> {
  const encoder = new TextEncoder();
  const begun = performance.now();
  let [rows, first] = [0, 0];
  encoder.encode(exportHead(FORM));
  for await (const piece of exportPieces(logView(filter).window, null, FORM)) {
    encoder.encode(piece.text);
    rows += piece.rows;
    if (first === 0) first = performance.now() - begun;
  }
  return { rows, first };
}
