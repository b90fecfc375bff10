import { anonymous } from "../access/actor";
import type { Operation } from "../access/operation";
import { METHODS, type Method } from "../domain/method";
import type { PlainText } from "../domain/metrics";
import { AppError, type ErrorCode } from "../errors";
import { type Answer, STATUS } from "./dialect";
import { describeFailure } from "./failure";
import { record } from "./record";
import { type Handler, toResponse } from "./route";

/**
 * The handlers of an address of our own outside of the documents, for programs that watch: GET runs the operation as a stranger, with the
 * bearer token that was sent as the only proof, and answers with its text. It leaves no log row but for failures of ours.
 */
export function plainRoute(
  address: string,
  run: Operation<undefined, { readonly token: string | null }, PlainText>,
): Record<Method, Handler> {
  const serve = async (request: Request): Promise<Response> => {
    const recording = record(request, "base", address, { quiet: true });
    const { call } = recording;
    const answer = await answered(request, () => run(anonymous(call), {}, { token: bearerOf(request) })).catch((thrown: unknown) =>
      refusal(describeFailure(thrown, call.requestId)),
    );
    await recording.finish(answer);
    return toResponse(request, answer, call.requestId);
  };
  return Object.fromEntries(METHODS.map((method) => [method, serve])) as Record<Method, Handler>;
}

async function answered({ method }: Request, run: () => Promise<PlainText>): Promise<Answer> {
  if (method === "OPTIONS") return { status: 204, body: null, headers: { Allow: ALLOW.join(", ") } };
  if (method !== "GET" && method !== "HEAD") throw new AppError("method_not_allowed", { allow: ALLOW });
  const { type, text } = await run();
  return { status: 200, body: text, headers: { "Content-Type": type } };
}

function bearerOf(request: Request): string | null {
  return /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

const ALLOW = ["GET", "HEAD", "OPTIONS"];

function refusal({ code, detail }: AppError): Answer {
  const headers = {
    ...(code === "unauthenticated" && { "WWW-Authenticate": "Bearer" }),
    ...(detail.allow && { Allow: detail.allow.join(", ") }),
  };
  const message = DETAIL[code] ?? "A server error occurred.";
  return { status: STATUS[code], body: JSON.stringify({ detail: message }), headers, message };
}

const DETAIL: Readonly<Partial<Record<ErrorCode, string>>> = {
  unauthenticated: "Authentication credentials were not provided or are wrong.",
  forbidden: "You do not have permission to perform this action.",
  method_not_allowed: "Method not allowed.",
};
