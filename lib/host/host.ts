import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { dispatch } from "@/lib/http/router";
import { describeFault } from "./faults";
import { notePage } from "./page-log";
import { settleSize } from "./page-size";
import type { Pages } from "./pages";
import { type HostPolicy, isHostAccepted } from "./policy";
import { refuseBrokenRequests } from "./refusals";
import { settleHeaders } from "./request-headers";
import { securityHeaders } from "./security-headers";
import { hasBrokenEscapes, readTarget } from "./target";
import { hasBody, webRequest } from "./web-request";
import { sendEmpty, sendResponse } from "./web-response";

/** Security 2.7. */
const LIMITS = {
  maxHeaderSize: 128 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  // We look at it ourselves: repeated and malformed ones are refused alike.
  requireHostHeader: false,
};
const MAX_CONNECTIONS = 1000;
const MAX_PAGE_BODY = 1_048_576;
const HEALTH = /^\/api\/v1\/base\/health\/?(?:\?|$)/;
const PAGE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);
const API_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export interface HostOptions {
  readonly policy: HostPolicy;
  /** Whether API requests go straight to their route modules; otherwise through Next, as in development. */
  readonly shortWay: boolean;
  /** Next, once it is there. */
  readonly pages: () => Pages;
  readonly report: (line: string) => void;
}

/** The HTTP server in front of everything, not yet listening. */
export function createHost(options: HostOptions): Server {
  const fixed = securityHeaders(options.policy);
  const server = createServer(LIMITS, (incoming, outgoing) => {
    answer(incoming, outgoing, options, fixed).catch((error: unknown) => {
      options.report(`Request failed: ${describeFault(error)}`);
      if (outgoing.headersSent) outgoing.destroy();
      else void sendEmpty(500, incoming, outgoing, { ...fixed, ...NO_STORE });
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  refuseBrokenRequests(server, fixed);
  return server;
}

const NO_STORE = { "cache-control": "no-store" };

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { policy, shortWay, pages }: HostOptions,
  fixed: Readonly<Record<string, string>>,
): Promise<void> {
  const empty = (status: number, headers = {}) => sendEmpty(status, incoming, outgoing, { ...fixed, ...NO_STORE, ...headers });
  const target = readTarget(incoming.url ?? "");
  if (target.kind === "refused") return empty(400);
  const health = target.kind === "api" && HEALTH.test(target.url);
  if (!isHostAccepted(incoming.rawHeaders, incoming.httpVersion, policy, health)) return empty(400);
  if (target.kind === "moved") return empty(308, { location: target.location });
  const method = incoming.method ?? "";
  settleHeaders(incoming, policy, target.kind === "api");
  incoming.url = target.url;
  // Next answers 500 to TRACE and to broken escapes, so those take the short way always.
  if (target.kind === "api" && (shortWay || !API_METHODS.has(method) || hasBrokenEscapes(pathOf(target.url)))) {
    const response = dispatch(webRequest(incoming, target.url));
    if (response) return sendResponse(await response, incoming, outgoing, fixed);
  }
  if (target.kind !== "api") {
    if (!PAGE_METHODS.has(method)) return empty(405, { allow: [...PAGE_METHODS].join(", ") });
    // Next cuts long bodies instead of refusing them, and no browser sends one without its length.
    if (incoming.headers["transfer-encoding"] !== undefined) return empty(411);
    if (hasBody(incoming) && Number(incoming.headers["content-length"]) > MAX_PAGE_BODY) return empty(413);
    if (target.kind === "nowhere") incoming.url = "/404";
  }
  if (target.kind !== "api") notePage(incoming, outgoing);
  for (const [name, value] of Object.entries(fixed)) outgoing.setHeader(name, value);
  settleSize(outgoing);
  await pages().handle(incoming, outgoing);
}

const pathOf = (url: string) => url.replace(/\?.*$/, "");
