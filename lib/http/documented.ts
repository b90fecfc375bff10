import type { z } from "zod";
import type { Endpoints } from "./catalogue";
import type { Dialect, Json } from "./dialect";

/** A method that does something of its own at an address. */
export type EndpointMethod = Exclude<keyof Endpoints, "HEAD">;

/** A call as its document shows it; persons, numbers and addresses are made up. */
export interface DocumentedRequest {
  /** Values of the variable parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Headers that are the question. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The document shows the body as a form; otherwise it is JSON. */
  readonly form?: true;
}

/** One operation of a document. Two entries of the same method and path are two documented uses of it. */
export interface DocumentedOperation {
  readonly method: EndpointMethod;
  /** The template in root form, as the route says it. */
  readonly path: string;
  /** The heading in the document, or what stands for one; for our own additions what they are. */
  readonly heading: string;
  /** Section of the contract. */
  readonly section: string;
  /** What it does, in English. */
  readonly summary: string;
  readonly request: DocumentedRequest;
  /** HTTP status of success. */
  readonly status: number;
  /** The answer to success, strict, its keys in the documented order. */
  readonly answer: z.ZodType;
  /** The answer when `limit` or `offset` asks for a page of a list. */
  readonly paged?: z.ZodType;
  readonly example: Json;
  /** Answers to refusals that are this operation's own, by HTTP status. */
  readonly refusals?: Readonly<Record<number, Json>>;
  /** Not in the document: an addition of ours. */
  readonly extension?: true;
}

/** The body of a refusal. */
export interface DocumentedRefusal {
  readonly schema: z.ZodType;
  readonly example: Json;
}

/** A document as one table. */
export interface DocumentedDialect {
  readonly dialect: Dialect;
  /** File name of the document, without its ending. */
  readonly document: string;
  readonly title: string;
  readonly operations: readonly DocumentedOperation[];
  /** How the document's refusals look, by HTTP status. */
  readonly refusals: Readonly<Record<number, DocumentedRefusal>>;
}
