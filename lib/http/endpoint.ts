import type { z } from "zod";
import { anonymous, type UserActor } from "../access/actor";
import type { Operation, Params } from "../access/operation";
import type { SourceLimit } from "../domain/limits";
import type { Listing } from "../domain/listing";
import { isUnsafe } from "../domain/method";
import type { AppError } from "../errors";
import { type Body, readBody } from "./body";
import { identify, identifyIfPossible } from "./credentials";
import type { Answer, Dialect, ErrorFacts, Json, Refusal } from "./dialect";
import { holdSourceLimit } from "./limits";
import { listAnswer } from "./listing";
import type { Logging, Recording } from "./record";
import { requireSameOrigin } from "./same-origin";

/** What an endpoint's input is read from. */
export interface Submission {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly body: Body;
}

/** What the OpenAPI document shows of an input. */
export interface InputDescription {
  /** The fields of the body. */
  readonly schema?: z.ZodObject;
  /** An array of such objects is taken too. */
  readonly batch?: true;
  /** Parameters that hold lists of ids. */
  readonly ids?: readonly string[];
}

/** How an endpoint reads its input. */
export interface InputReader<I> extends InputDescription {
  /** Whether the body is looked at, given the query; of GET and DELETE it is ignored but for ids. */
  readonly readsBody: (query: URLSearchParams) => boolean;
  read(submission: Submission): I;
  /** What the log keeps as the body, before redaction, where that is not the body itself. */
  logged?(submission: Submission): unknown;
}

/** What a presenter may know besides the result. */
export interface View {
  readonly request: Request;
  /** When the call came, in ms. */
  readonly time: number;
}

interface Common<T, I, O> extends Logging {
  readonly run: Operation<T, I, O>;
  readonly input: InputReader<I>;
  readonly limit?: SourceLimit;
  /** For an open operation that acts on the caller's session when there is one. */
  readonly looksAtCaller?: boolean;
  /** The same-origin rule holds whether or not the cookie proves the caller. */
  readonly sameOriginAlways?: boolean;
  /** The endpoint's own way to tell an error; undefined leaves it to the dialect. */
  readonly refuse?: (error: AppError, facts: ErrorFacts) => Refusal | undefined;
}

/** One documented line: which operation, how its input is read and how its result is told. */
export interface Endpoint extends Logging {
  readonly input: InputDescription;
  /** Answers with a list (contract section 2.10). */
  readonly list: boolean;
  readonly limit?: SourceLimit;
  readonly refuse?: Common<unknown, unknown, unknown>["refuse"];
  readonly at: Operation<unknown, unknown, unknown>["at"];
  readonly access: Exclude<Operation<unknown, unknown, unknown>["access"], "internal">;
  readonly rule: Operation<unknown, unknown, unknown>["rule"];
  serve(request: Request, dialect: Dialect, params: Params, recording: Recording): Promise<Answer>;
}

/** An endpoint that answers with one object. */
export function endpoint<T, I, O>(line: Common<T, I, O> & { readonly present: (output: O, view: View) => Answer }): Endpoint {
  return build(line, false, async (output, view) => line.present(output, view));
}

/** An endpoint that answers with a list (contract section 2.10). */
export function listEndpoint<T, I, R>(
  line: Common<T, I, Listing<R>> & { readonly presentRow: (row: R) => Json; readonly envelope: (rows: Json) => Json },
): Endpoint {
  return build(line, true, (listing, view) => listAnswer(view.request, listing, line.presentRow, line.envelope));
}

function build<T, I, O>(line: Common<T, I, O>, list: boolean, present: (output: O, view: View) => Promise<Answer>): Endpoint {
  const { run: operation, input, quiet = false, door = false, managed = false } = line;
  const { access } = operation;
  if (access === "internal") throw new Error(`${operation.at.join(" ")} is for the program itself and cannot be served`);
  return {
    quiet,
    door,
    managed,
    at: operation.at,
    access,
    rule: operation.rule,
    input,
    list,
    ...(line.limit && { limit: line.limit }),
    ...(line.refuse && { refuse: line.refuse }),
    async serve(request, dialect, params, recording) {
      const { call } = recording;
      const query = new URL(request.url).searchParams;
      recording.content = { query };
      if (line.limit) await holdSourceLimit(line.limit, call.source, call.time);
      const caller = await callerOf(line, request, recording);
      if (line.sameOriginAlways || (caller?.session.byCookie && isUnsafe(request.method))) requireSameOrigin(request);
      const actor = caller ?? anonymous(call);
      operation.admit(actor, params);
      const target = await operation.target(actor, params);
      const body: Body = input.readsBody(query) ? await readBody(request, dialect.accepts) : { kind: "none" };
      const submission = { request, query, body };
      const logged = body.kind === "none" ? undefined : body.value;
      recording.content = { query, body: input.logged ? input.logged(submission) : logged };
      const output = await operation.run(actor, target, input.read(submission));
      return present(output, { request, time: call.time });
    },
  };
}

async function callerOf<T, I, O>(line: Common<T, I, O>, request: Request, recording: Recording): Promise<UserActor | null> {
  if (line.run.access === "open" && !line.looksAtCaller) return null;
  const caller = await (line.looksAtCaller ? identifyIfPossible : identify)(request, recording.call);
  if (caller) {
    const { user, session } = caller;
    recording.caller = { userId: user.id, username: user.username, sessionId: session.id, lastSeenAt: session.lastSeenAt };
  }
  return caller;
}
