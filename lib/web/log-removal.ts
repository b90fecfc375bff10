import { notFound } from "next/navigation";
import { z } from "zod";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import type { FormState } from "@/lib/domain/form-state";
import { MAX_IDS } from "@/lib/domain/limits";
import type { LogName } from "@/lib/domain/log";
import { filterOf, filterPairs, type LogState, logOfWord, readLogState } from "@/lib/domain/log-address";
import type { RemovalPreview } from "@/lib/domain/log-removal";
import { primaryKey } from "@/lib/domain/primary-key";
import { offsetMinutes } from "@/lib/domain/time";
import { invalid } from "@/lib/errors";
import { paths } from "@/lib/paths";
import {
  previewErrors,
  previewLogins,
  previewOperations,
  type Removal,
  removeErrors,
  removeLogins,
  removeOperations,
} from "@/lib/services/log-removal";
import { load } from "./load";
import { submit } from "./submit";
import type { SearchParams } from "./table-query";

const PREVIEWS = { login: previewLogins, op: previewOperations, error: previewErrors } as const;
export const REMOVALS = { login: removeLogins, op: removeOperations, error: removeErrors } as const;

/** More rows than these: the number has to be typed. */
const UNTYPED = 1_000;
const AGES = [30, 90, 180, 365] as const;
const DAY = 86_400_000;

/** What the page before a deletion shows. */
export interface ShownRemoval {
  readonly preview: RemovalPreview;
  /** The filter that was asked for; null when rows were named. */
  readonly filter: { readonly query: string; readonly from: number; readonly to: number } | null;
  readonly ages: readonly { readonly days: number; readonly href: string }[];
  /** The same rows as a file; null for rows that were named. */
  readonly exportHref: string | null;
  /** The page with all rows counted; null when they are. */
  readonly exactHref: string | null;
  /** What has to be typed; null for nothing. */
  readonly typed: string | null;
}

/** Reads the address of the page, `ids` or the filter of the log's page, and how far a deletion would reach. */
export async function shownRemoval(log: LogName, sent: SearchParams): Promise<ShownRemoval> {
  const [at, zone] = [now(), config("APP_TIME_ZONE")];
  const offset = offsetMinutes(at, zone);
  const state = readLogState(log, sent, at, zone);
  const ids = sent.ids === undefined ? null : idsOf([sent.ids].flat().join(","));
  const preview = await load(PREVIEWS[log], {}, ids ? { ids, offset } : { ...filterOf(state), exact: sent.exact === "1", offset });
  const { wanted, count, atLeast } = preview;
  return {
    preview,
    filter: "ids" in wanted ? null : wanted,
    ages: AGES.map((days) => ({ days, href: hrefOf(state, { from: 0, to: at - days * DAY }) })),
    exportHref: "ids" in wanted ? null : `${paths.logPart(log, "export")}?${new URLSearchParams(pairsOf(state, wanted))}`,
    exactHref: atLeast && !("ids" in wanted) ? `${hrefOf(state, wanted)}&exact=1` : null,
    typed: count > UNTYPED || atLeast ? String(count) : null,
  };
}

/** What the form of the page carries, so that just what was seen is deleted. */
export function wantedFields({ wanted, count, atLeast }: RemovalPreview): [string, string][] {
  const rows: [string, string][] =
    "ids" in wanted
      ? [["ids", wanted.ids.join(",")]]
      : [
          ["query", wanted.query],
          ["from", String(wanted.from)],
          ["to", String(wanted.to)],
          ["last", String(wanted.lastId)],
        ];
  return [...rows, ["count", String(count)], ["more", String(Number(atLeast))]];
}

/** For how many days nobody can delete rows; 0 for no such time. */
export function keptDays(): number {
  return config("LOG_MIN_RETENTION_DAYS");
}

/** Begins the deletion that the form names, and leads to its job. */
export async function submitRemoval(word: string, form: FormData): Promise<FormState> {
  const log = logOfWord(word);
  if (!log) notFound();
  const read = (): Removal => {
    const { confirm, ...rest } = sentRemoval.parse(Object.fromEntries(form));
    const atLeast = rest.more > 0;
    if ((rest.count > UNTYPED || atLeast) && confirm.trim() !== String(rest.count)) throw invalid("confirm", "mismatch");
    const { count, query, from, to, last } = rest;
    return { count, atLeast, wanted: rest.ids === null ? { query, from, to, lastId: last } : { ids: rest.ids } };
  };
  const count = Number(form.get("count"));
  return submit(form, {
    ...{ run: REMOVALS[log], read },
    after: ({ jobId, undoable }) => ({
      to: paths.job(jobId),
      toast: undoable
        ? {
            key: form.get("more") === "1" ? "removals.scheduledMore" : "removals.scheduled",
            values: { count },
            undo: { kind: "jobs.cancel", ids: [String(jobId)] },
          }
        : { key: "removals.begun", values: { count } },
    }),
  });
}

/** The last moment that a clock shows; no id is higher. */
const LATEST = Date.UTC(9999, 0, 1);
const whole = z.coerce.number().int().min(0).max(LATEST).catch(0);
const sentRemoval = z.object({
  ids: z.string().transform(idsOf).nullable().default(null),
  query: z.string().max(5_000).catch(""),
  ...{ from: whole, to: whole, last: whole, count: whole, more: whole.default(0) },
  confirm: z.string().catch(""),
});

function idsOf(text: string): number[] {
  return [...new Set(text.split(",").flatMap((one) => primaryKey(one.trim()) ?? []))].slice(0, MAX_IDS);
}

function hrefOf(state: LogState, range: { from: number; to: number }): string {
  return `${paths.logPart(state.log, "delete")}?${new URLSearchParams(pairsOf(state, range))}`;
}

/** The filter bar of an address over another range. */
function pairsOf(state: LogState, { from, to }: { from: number; to: number }): [string, string][] {
  return [["all", "1"], ...filterPairs({ ...state, range: { from, to, name: null } })];
}
