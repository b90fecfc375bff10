import { fillTemplate, rootForm } from "../access/address";
import { announceRule } from "../access/address-rules";
import { matchTemplate } from "../access/template";
import { MAX_BODY_BYTES } from "../domain/limits";
import { METHODS, type Method } from "../domain/method";
import { AppError } from "../errors";
import { newId } from "../security/opaque";
import { announce, type Endpoints } from "./catalogue";
import type { Answer, Dialect, Refusal } from "./dialect";
import type { Endpoint } from "./endpoint";
import { describeFailure } from "./failure";
import { type Recording, record } from "./record";
import { noteRequest } from "./request-log";

export type Handler = (request: Request) => Promise<Response>;

/**
 * The handlers of one documented address, for all methods: those of `endpoints`, HEAD as GET without body (unless `HEAD` is false),
 * OPTIONS, and the dialect's own 405 for the rest.
 * @param template the documented path in root form, with `{name}` for variable parts
 */
export function route(dialect: Dialect, template: string, endpoints: Endpoints): Record<Method, Handler> {
  const allow = allowed(endpoints);
  announce({ dialect: dialect.name, template, endpoints, allow });
  for (const method of METHODS) {
    const rule = lineOf(endpoints, method)?.rule;
    if (rule) announceRule(method, template, rule, true);
  }
  return handlers(async (request) => {
    const params = matchTemplate(template, rootForm(new URL(request.url).pathname));
    if (!params) return unknownAddress(dialect, request);
    const { method } = request;
    const line = method === "HEAD" && endpoints.HEAD !== false ? endpoints.GET : lineOf(endpoints, method);
    const logging = line ?? { quiet: Object.values(endpoints).some((one) => one !== false && one.quiet) };
    const recording = record(request, dialect.name, fillTemplate(template, params), logging);
    return finished(request, dialect, recording, line, async () => {
      if (method === "OPTIONS") return { status: 204, body: null, headers: { Allow: allow.join(", ") } };
      if (!line) throw new AppError("method_not_allowed", { allow });
      refuseDeclaredSize(request);
      return line.serve(request, dialect, params, recording);
    });
  });
}

/** The handlers of every other path under a dialect's root: 404 in its shape, any method. */
export function unknownRoute(dialect: Dialect): Record<Method, Handler> {
  return handlers((request) => unknownAddress(dialect, request));
}

/** The handlers of paths under `/api` that belong to no document; they leave no log row. */
export function strangeRoute(): Record<Method, Handler> {
  const answer: Answer = { status: 404, body: JSON.stringify({ detail: "Not found." }) };
  return handlers(async (request) => toResponse(request, answer, newId()));
}

/** The handlers of an address of our own outside the documents: one JSON text for everybody. It leaves no log row. */
export function textRoute(text: (request: Request) => string): Record<Method, Handler> {
  const headers = { Allow: "GET, HEAD, OPTIONS" };
  return handlers(async (request) => {
    const { method } = request;
    const refused = () => ({ status: 405, body: JSON.stringify({ detail: `Method "${method}" not allowed.` }), headers });
    if (method === "OPTIONS") return toResponse(request, { status: 204, body: null, headers }, newId());
    return toResponse(request, method === "GET" || method === "HEAD" ? { status: 200, body: text(request) } : refused(), newId());
  });
}

function unknownAddress(dialect: Dialect, request: Request): Promise<Response> {
  const recording = record(request, dialect.name, rootForm(new URL(request.url).pathname), {});
  return finished(request, dialect, recording, undefined, () => Promise.reject(new AppError("unknown_address")));
}

async function finished(
  request: Request,
  dialect: Dialect,
  recording: Recording,
  line: Endpoint | undefined,
  serve: () => Promise<Answer>,
): Promise<Response> {
  const { requestId } = recording.call;
  const answer = await serve().catch((thrown: unknown) => {
    const error = describeFailure(thrown, requestId);
    if (error.code === "forbidden" && error.detail.decided !== false) recording.decisionId = newId();
    const facts = { method: request.method, requestId };
    return refused(error, line?.refuse?.(error, facts) ?? dialect.fail(error, facts), dialect, recording);
  });
  await recording.finish(answer);
  noteRequest(recording.facts(answer.status), recording.quiet);
  return toResponse(request, answer, dialect.echoesRequestId ? (sentRequestId(request) ?? requestId) : requestId);
}

/** The request id that the caller made, when it is short and plain. */
function sentRequestId(request: Request): string | null {
  return /^[\w.:/+=-]{1,128}$/.exec(request.headers.get("x-request-id") ?? "")?.[0] ?? null;
}

function refused(error: AppError, { status, body, message }: Refusal, dialect: Dialect, recording: Recording): Answer {
  const headers: Record<string, string> = {};
  if (status === 401) headers["WWW-Authenticate"] = dialect.challenge;
  if (recording.decisionId) headers["X-Decision-Id"] = recording.decisionId;
  if (error.detail.retryAfter !== undefined) headers["Retry-After"] = String(error.detail.retryAfter);
  if (error.detail.allow) headers.Allow = error.detail.allow.join(", ");
  return { status, body: JSON.stringify(body), headers, message };
}

/** The answer as it leaves, with the headers that all answers carry; JSON unless the answer names another type. */
export function toResponse(request: Request, { status, body, headers }: Answer, requestId: string): Response {
  const all = new Headers({ ...headers, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Request-Id": requestId });
  if (body === null) return new Response(null, { status, headers: all });
  if (!all.has("Content-Type")) all.set("Content-Type", "application/json");
  if (request.method === "HEAD") return new Response(null, { status, headers: all });
  return new Response(typeof body === "string" ? body : streamed(body), { status, headers: all });
}

function streamed(pieces: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[next++];
      if (piece === undefined) controller.close();
      else controller.enqueue(encoder.encode(piece));
    },
  });
}

function refuseDeclaredSize(request: Request): void {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw new AppError("too_large");
}

function allowed(endpoints: Endpoints): readonly string[] {
  const own = METHODS.filter((method) => method !== "HEAD" && lineOf(endpoints, method));
  return [...own, ...(endpoints.GET && endpoints.HEAD !== false ? ["HEAD"] : []), "OPTIONS"];
}

function lineOf(endpoints: Endpoints, method: string): Endpoint | undefined {
  return Object.hasOwn(endpoints, method) && method !== "HEAD" ? (endpoints as Record<string, Endpoint>)[method] : undefined;
}

function handlers(handle: Handler): Record<Method, Handler> {
  return { GET: handle, HEAD: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle };
}
