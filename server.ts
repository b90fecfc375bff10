import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { checkConfig, config } from "@/lib/config";
import { closeDb } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { databaseFile, provider } from "@/lib/db/provider";
import { type Chore, startChores } from "@/lib/host/chores";
import { diskWatch } from "@/lib/host/disk";
import { drainable } from "@/lib/host/drain";
import { describeFault, startFailure } from "@/lib/host/faults";
import { createHost } from "@/lib/host/host";
import { startJobs } from "@/lib/host/jobs";
import { beginRetention, cleanUp, countLogs, prepareDatabase } from "@/lib/host/maintenance";
import { openPages, type Pages } from "@/lib/host/pages";
import { type HostPolicy, readPolicy } from "@/lib/host/policy";
import { closeFloodGuard } from "@/lib/http/flood-guard";
import { closeRequestLog } from "@/lib/http/request-log";
import { useRoutes as giveRoutes } from "@/lib/http/router";
import { closePasswords } from "@/lib/security/passwords";
import { prepareSecrets, purposeKey } from "@/lib/security/secrets";
import { smsStartWarning } from "@/lib/sms/sender";
import { endStreams } from "@/lib/web/open-streams";
import { version } from "./package.json";

const STOP_MS = 9500;
/** Whoever waits for the start is answered before anything else is done. */
const AFTER_START_MS = 1000;
const CHORES: readonly Chore[] = [
  { name: "Clean-up", first: AFTER_START_MS, every: 3_600_000, run: cleanUp },
  { name: "Counting log rows", first: AFTER_START_MS, every: 15_000, run: countLogs },
  { name: "Looking at the disk", first: AFTER_START_MS, every: 60_000, run: diskWatch(print) },
  { name: "Retention", first: 600_000, every: 3_600_000, run: beginRetention },
];

/**
 * Starts the program: settings, secrets, database, then the server, which says in one line where it listens. `routes` are the
 * route modules of `app/api`, listed by the build. `--dev` serves through Next's development server. A failed start prints one
 * line and ends the process with 1.
 */
export async function start(routes: Parameters<typeof giveRoutes>[0]): Promise<void> {
  process.on("uncaughtException", (error) => {
    print(`Uncaught error: ${describeFault(error)}`);
    process.exit(1);
  });
  process.on("unhandledRejection", (error) => print(`Unhandled rejection: ${describeFault(error)}`));
  try {
    checkConfig();
    const policy = readPolicy();
    prepareSecrets(provider() === "sqlite" ? dirname(databaseFile()) : null);
    prepareEnvironment(policy);
    await migrate();
    const { setupToken } = await prepareDatabase();
    giveRoutes(routes);
    const origin = await listen(policy);
    if (setupToken) print(`No superuser yet. Create the first one within an hour at ${origin}/setup/${setupToken}`);
  } catch (error) {
    print(`Gatehouse cannot start: ${startFailure(error)}`);
    process.exit(1);
  }
}

/** Next and next-auth read these; whatever else is set must not make them build addresses of another host. */
function prepareEnvironment(policy: HostPolicy): void {
  const dev = process.argv.includes("--dev");
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1", AUTH_TRUST_HOST: "1" });
  process.env.NEXTAUTH_SECRET = purposeKey("next-auth").toString("base64url");
  if (policy.publicUrl) process.env.NEXTAUTH_URL = policy.publicUrl.origin;
  else delete process.env.NEXTAUTH_URL;
}

/** Listens, says so, and returns the origin. */
async function listen(policy: HostPolicy): Promise<string> {
  const dev = process.argv.includes("--dev");
  const [hostname, port] = [config("HOST"), config("PORT")];
  let pages: Pages | undefined;
  const open = () => {
    const onFault = (error: unknown) => print(`Pages cannot start: ${describeFault(error)}`);
    pages ??= openPages(server, { dev, hostname, port: portOf(server.address()) ?? port, onFault });
    return pages;
  };
  const server = createHost({ policy, shortWay: !dev && process.env.GATEHOUSE_SHORT_WAY !== "0", pages: open, report: print });
  const drain = drainable(server);
  const jobs = startJobs(print);
  stopOnSignals(async () => {
    endStreams();
    await Promise.allSettled([drain(), jobs.stop()]);
    await Promise.allSettled([pages?.close(), closePasswords(), closeFloodGuard()]);
    await closeDb();
    await closeRequestLog();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const at = addressOf(hostname, portOf(server.address()));
  const known = policy.publicUrl ? ` as ${policy.publicUrl.origin}` : "";
  print(`Gatehouse ${version} listens on ${at}${known} (${config("APP_ENV")}, ${provider()})`);
  const warning = smsStartWarning();
  if (warning) print(warning);
  startChores(CHORES, print);
  // Loading Next holds the loop for a second. Tests of the API need no pages.
  if (!config("GATEHOUSE_TEST")) setTimeout(open, AFTER_START_MS).unref();
  return policy.publicUrl?.origin ?? at;
}

function addressOf(hostname: string, port: number | undefined): string {
  return `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`;
}

/** The port in use; with `PORT=0` only the socket knows it. */
function portOf(address: AddressInfo | string | null): number | undefined {
  return typeof address === "object" ? address?.port : undefined;
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const go = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    await stop().catch((error: unknown) => print(`Stopping: ${describeFault(error)}`));
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, go);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
