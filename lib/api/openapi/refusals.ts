import {
  MAX_BODY_BYTES,
  REFRESH_PER_SOURCE,
  REGISTRATION_PER_SOURCE,
  SIGN_IN_PER_ACCOUNT,
  SIGN_IN_PER_SOURCE,
  type SourceLimit,
} from "@/lib/domain/limits";
import type { DocumentedDialect } from "@/lib/http/documented";
import { plainSchema } from "./json-schema";
import type { Line } from "./line";

/** The HTTP statuses of all refusals that an operation can answer with (contract sections 2.1, 2.6, 2.9), ascending. */
export function refusalStatuses({ document, uses, method, address, endpoint: { access, input, limit } }: Line): number[] {
  // Document 002 tells all that it cannot read alike.
  const oneForAll = document.dialect.name === "base";
  const reads = input.schema !== undefined || input.ids !== undefined;
  const statuses = new Set([413, 500, 503]);
  if (reads) statuses.add(oneForAll ? 422 : 400);
  if (reads && method !== "GET" && !oneForAll) statuses.add(415);
  if (access !== "open") statuses.add(401);
  if (access === "ruled" || (access === "signed_in" && method !== "GET")) statuses.add(403);
  if (address.template.includes("{")) statuses.add(404);
  if (limit) statuses.add(429);
  for (const use of uses) for (const own of Object.keys(use.refusals ?? {})) statuses.add(Number(own));
  return [...statuses].sort((a, b) => a - b);
}

/** The responses of an operation to what it refuses. */
export function refusalsOf(line: Line) {
  const own = Object.assign({}, ...line.uses.map(({ refusals }) => refusals));
  return Object.fromEntries(
    refusalStatuses(line).map((status) => {
      const name = nameOf(line.document, status);
      if (!(status in own) && status !== 429) return [String(status), { $ref: `#/components/responses/${name}` }];
      const limit = status === 429 && line.endpoint.limit ? LIMITS[line.endpoint.limit] : undefined;
      const example = own[status] ?? line.document.refusals[status]?.example;
      const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` }, example } };
      return [String(status), { description: limit ?? MEANINGS[status], headers: headersOf(status), content }];
    }),
  );
}

/** The shapes of a document's refusals, as components. */
export function refusalSchemas(document: DocumentedDialect) {
  return each(document, (_status, { schema }) => plainSchema(schema));
}

/** A document's refusals that are no operation's own, as components. */
export function refusalResponses(document: DocumentedDialect) {
  return each(document, (status, { example }) => ({
    description: MEANINGS[status],
    headers: headersOf(status),
    content: { "application/json": { schema: { $ref: `#/components/schemas/${nameOf(document, status)}` }, example } },
  }));
}

const MEANINGS: Readonly<Record<number, string>> = {
  400: "A body, field or state that is not accepted",
  401: "Not signed in, or the sign-in does not hold",
  403: "No right, or a request from another site",
  404: "No such object",
  405: "The address does not have this method",
  413: `A body of more than ${MAX_BODY_BYTES} bytes`,
  415: "A body of another media type",
  422: "A body or field that is not accepted",
  429: "Too many calls",
  500: "A fault of the server",
  503: "The database is out of reach, or too much waits",
};

const minutes = ({ points, windowMs }: { readonly points: number; readonly windowMs: number }) => `${points} in ${windowMs / 60_000} min`;
const LIMITS: Readonly<Record<SourceLimit, string>> = {
  sign_in: `Too many failed sign-ins: ${minutes(SIGN_IN_PER_ACCOUNT)} for one account and source, ${minutes(SIGN_IN_PER_SOURCE)} for a source`,
  registration: `Too many registrations: ${minutes(REGISTRATION_PER_SOURCE)} for a source`,
  refresh: `Too many exchanges: ${minutes(REFRESH_PER_SOURCE)} for a source`,
};

const TEXT = { schema: { type: "string" } };
const HEADERS: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  401: { "WWW-Authenticate": TEXT },
  403: { "X-Decision-Id": { description: "For lack of rights; kept with the log row of the refusal.", ...TEXT } },
  405: { Allow: TEXT },
  429: { "Retry-After": { description: "Whole seconds.", schema: { type: "integer", minimum: 1 } } },
};

function headersOf(status: number) {
  return { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" }, ...HEADERS[status] };
}

function nameOf({ dialect }: DocumentedDialect, status: number): string {
  return `${dialect.name}-${status}`;
}

function each<T>(document: DocumentedDialect, make: (status: number, refusal: DocumentedDialect["refusals"][number]) => T) {
  return Object.fromEntries(
    Object.entries(document.refusals).map(([status, refusal]) => [nameOf(document, Number(status)), make(Number(status), refusal)]),
  );
}
