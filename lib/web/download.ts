import { anonymous, type UserActor } from "@/lib/access/actor";
import { fillTemplate } from "@/lib/access/address";
import type { Operation, Params } from "@/lib/access/operation";
import { AppError } from "@/lib/errors";
import { identifyIfPossible } from "@/lib/http/credentials";
import { STATUS } from "@/lib/http/dialect";
import { describeFailure } from "@/lib/http/failure";
import { type Recording, record } from "@/lib/http/record";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { paths, SIZE_HEADER } from "@/lib/paths";
import { newId } from "@/lib/security/opaque";
import { mayOpenDashboard } from "./may";
import { currentPath, pageRequest } from "./page-request";
import { problemsOf } from "./problems";
import { noteCaller } from "./visit";

/** A file made of what an operation gives. */
export interface Download<T, I, O> {
  readonly run: Operation<T, I, O>;
  readonly params?: Params;
  readonly input: I;
  /** The name of the file, of ASCII letters, digits, `.`, `_` and `-`. */
  readonly name: string | ((output: O) => string);
  /** `text/csv; charset=utf-8` */
  readonly type: string;
  /** How many bytes it has, where that is known. */
  readonly size?: (output: O) => number;
  /** The text or bytes of the file, piece by piece; the next one is asked for when the client has taken the last. */
  readonly pieces: (output: O) => AsyncIterable<string | Uint8Array>;
}

/**
 * Serves a file to the dashboard, in the ring of `submit`: the cookie and the origin, the engine, the work, the op row under the
 * operation's own address, and only then the first byte. The file is never whole in memory, and a client that leaves ends the reading.
 * Who is not signed in goes to the sign-in page and comes back; other refusals are a sentence in the reader's language.
 */
export async function download<T, I, O>(file: Download<T, I, O>): Promise<Response> {
  const { run, params = {} } = file;
  const path = await currentPath();
  const request = await pageRequest(run.at[0]);
  const recording = record(request, "web", fillTemplate(run.at[1], params), { managed: true });
  recording.content = { query: new URL(request.url).searchParams };
  try {
    const output = await allowed(file, request, recording);
    await recording.finish({ status: 200, body: null });
    const name = typeof file.name === "string" ? file.name : file.name(output);
    const size = file.size && { [SIZE_HEADER]: String(file.size(output)) };
    return new Response(streamed(file.pieces(output)), {
      headers: { ...FIXED, "Content-Type": file.type, "Content-Disposition": `attachment; filename="${name}"`, ...size },
    });
  } catch (thrown) {
    return refused(thrown, recording, path);
  }
}

const FIXED = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } as const;

async function allowed<T, I, O>({ run, params = {}, input }: Download<T, I, O>, request: Request, recording: Recording): Promise<O> {
  requireSameOrigin(request);
  const caller = await identifyIfPossible(request, recording.call);
  noteCaller(recording, caller);
  if (caller) refuseStrangers(caller);
  return run(caller ?? anonymous(recording.call), params, input);
}

/** As for the pages around: the dashboard does not open to everybody. */
function refuseStrangers(caller: UserActor): void {
  if (!mayOpenDashboard(caller)) throw new AppError("forbidden");
}

async function refused(thrown: unknown, recording: Recording, path: string): Promise<Response> {
  const { requestId } = recording.call;
  const error = describeFailure(thrown, requestId);
  if (error.code === "forbidden" && error.detail.decided !== false) recording.decisionId = newId();
  const status = STATUS[error.code];
  const [problem] = await problemsOf(error, requestId);
  await recording.finish({ status, body: null, message: status >= 500 ? `服务器内部错误 ${requestId}` : (problem?.text ?? "") });
  if (error.code === "unauthenticated") return new Response(null, { status: 303, headers: { ...FIXED, Location: paths.login(path) } });
  return new Response(`${problem?.text ?? ""}\n`, { status, headers: { ...FIXED, "Content-Type": "text/plain; charset=utf-8" } });
}

function streamed(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
