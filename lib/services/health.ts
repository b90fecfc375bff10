import { version } from "@/package.json";
import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { config } from "../config";
import { probeDatabase } from "../db/probe";
import { AppError } from "../errors";
import { processWide } from "../global";

const REASON = "monitors and balancers have no account";
const LONGEST_PROBE = 2_000;
const KEPT = 1_000;

/** A program whose database answers. */
export interface Health {
  readonly version: string;
  readonly environment: string;
}

/** What runs here. */
export interface Release extends Health {
  readonly build: string;
  readonly commit: string;
}

/** Whether the database answers within 2 s; one look counts for a second, however many ask. Raises `unavailable`. */
export const checkHealth = operation.open(REASON, {
  at: ["GET", "/api/v1/base/health"],
  run: async ({ call }: Actor): Promise<Health> => {
    if (!(await lastLook(call.time))) throw new AppError("unavailable", { retryAfter: 1 });
    return { version, environment: config("APP_ENV") };
  },
});

/** Which release this is; asks no database. */
export const readVersion = operation.open(REASON, {
  at: ["GET", "/api/v1/base/version"],
  run: async (_actor: Actor): Promise<Release> => ({ version, environment: config("APP_ENV"), build: "dev", commit: "unknown" }),
});

const held = () => processWide("health", () => ({ at: Number.NEGATIVE_INFINITY, answers: Promise.resolve(false) }));

function lastLook(now: number): Promise<boolean> {
  const last = held();
  if (Math.abs(now - last.at) >= KEPT) Object.assign(last, { at: now, answers: look() });
  return last.answers;
}

async function look(): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    late = setTimeout(resolve, LONGEST_PROBE, false);
  });
  const probe = probeDatabase().then(
    () => true,
    () => false,
  );
  return Promise.race([probe, limit]).finally(() => clearTimeout(late));
}
