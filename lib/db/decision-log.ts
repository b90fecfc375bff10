import { z } from "zod";
import { db } from "./client";
import { lookUp, moment } from "./statement";

/** A refusal that has a decision id, as the error log keeps it. */
export interface DecisionRow {
  readonly decisionId: string;
  readonly time: Date;
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly dialect: string;
  readonly ip: string;
  readonly userId: number | null;
  readonly username: string | null;
  readonly requestId: string;
  readonly policyVersion: number | null;
  readonly reason: string | null;
  readonly trail: string | null;
}

/** Refusals of one user at one address, together. */
export interface RefusalGroup {
  readonly username: string;
  readonly method: string;
  readonly path: string;
  readonly count: number;
  /** The newest of them. */
  readonly decisionId: string;
  readonly time: Date;
}

/** The refusal with this id, or null. */
export async function readDecisionRow(decisionId: string): Promise<DecisionRow | null> {
  const row = await db().errorLog.findFirst({ where: { decisionId } });
  return row && { ...row, decisionId };
}

/** The refusals among the newest 500 rows of the error log, newest first, those of one user at one address as one; at most `most`. */
export async function recentRefusals(most: number): Promise<RefusalGroup[]> {
  const rows = await lookUp(RECENT, [NEWEST], row);
  const groups = new Map<string, RefusalGroup>();
  for (const { username, ...one } of rows) {
    const key = JSON.stringify([username, one.method, one.path]);
    const there = groups.get(key);
    groups.set(key, there ? { ...there, count: there.count + 1 } : { ...one, username: username ?? "", count: 1 });
  }
  return [...groups.values()].slice(0, most);
}

const NEWEST = 500;
const RECENT = `SELECT decision_id AS "decisionId", time, username, method, path FROM
  (SELECT id, decision_id, time, username, method, path, reason FROM error_logs ORDER BY time DESC, id DESC LIMIT ?) AS newest
  WHERE decision_id IS NOT NULL AND reason IN ('no_grant', 'inactive') ORDER BY time DESC, id DESC`;
const row = z.object({ decisionId: z.string(), time: moment, username: z.string().nullable(), method: z.string(), path: z.string() });
