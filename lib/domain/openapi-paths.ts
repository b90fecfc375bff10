import { literalPattern, suggestedName } from "./path-masks";
import { isRecord } from "./record";

/** An address that a document describes, as a back-end API. */
export interface DescribedApi {
  readonly pattern: string;
  readonly name: string;
  readonly app: string;
  readonly comment: string | null;
  /** Upper-case, in the order of `PERMISSION_METHODS`. */
  readonly methods: readonly string[];
}

export type DocumentFault = "empty" | "large" | "yaml" | "notJson" | "notOpenapi" | "noPaths" | "many";

/** Longest document in bytes, and most paths in it. */
export const LONGEST_DOCUMENT = 900_000;
const MOST_PATHS = 2_000;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Reads the addresses of an OpenAPI 3 or Swagger 2 document in JSON. `{id}` becomes digits when its type says so, else one segment. */
export function describedApis(text: string): readonly DescribedApi[] | DocumentFault {
  if (text.trim() === "") return "empty";
  if (new TextEncoder().encode(text).length > LONGEST_DOCUMENT) return "large";
  const document = parsed(text);
  if (document === undefined) return /^\s*(?:---|["']?(?:openapi|swagger)["']?\s*:)/.test(text) ? "yaml" : "notJson";
  if (!isRecord(document) || !isRecord(document.paths)) return "notOpenapi";
  if (typeof document.openapi !== "string" && typeof document.swagger !== "string") return "notOpenapi";
  const entries = Object.entries(document.paths).filter(([path, item]) => path.startsWith("/") && isRecord(item));
  if (entries.length === 0) return "noPaths";
  if (entries.length > MOST_PATHS) return "many";
  const prefix = prefixOf(document);
  return entries.map(([path, item]) => described(document, `${prefix}${path}`, isRecord(item) ? item : {}));
}

type Fields = Readonly<Record<string, unknown>>;

function described(document: Fields, path: string, item: Fields): DescribedApi {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method.toLowerCase()];
    return isRecord(operation) ? [{ method, operation }] : [];
  });
  const parameters = [item, ...operations.map(({ operation }) => operation)].flatMap((part) => listOf(part.parameters));
  const numbers = new Set(parameters.flatMap((one) => numberName(document, one) ?? []));
  const parts = path.split(/(\{[^{}/]+\})/);
  const pattern = parts
    .map((part, at) => (at % 2 === 0 ? literalPattern(part) : numbers.has(part.slice(1, -1)) ? "\\d+" : "[^/]+"))
    .join("");
  const first = operations[0]?.operation ?? {};
  const { name, app } = suggestedName(path);
  return {
    pattern,
    name: name || path.slice(0, 50),
    app: textOf(listOf(first.tags)[0])?.slice(0, 30) ?? app,
    comment: textOf(item.summary)?.slice(0, 100) ?? textOf(first.summary)?.slice(0, 100) ?? null,
    methods: operations.map(({ method }) => method),
  };
}

/** The part of every path that the document keeps apart: `basePath`, or the path of its first server. */
function prefixOf(document: Fields): string {
  const [server] = listOf(document.servers);
  const url = textOf(document.basePath) ?? (isRecord(server) ? textOf(server.url) : null) ?? "";
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "").replace(/^\/\/[^/]*/, "");
  return path.startsWith("/") ? path.replace(/\/+$/, "") : "";
}

/** The name of a path parameter that is a whole number. */
function numberName(document: Fields, sent: unknown): string | null {
  const parameter = isRecord(sent) && typeof sent.$ref === "string" ? referred(document, sent.$ref) : sent;
  if (!isRecord(parameter) || parameter.in !== "path" || typeof parameter.name !== "string") return null;
  const schema = isRecord(parameter.schema) ? parameter.schema : parameter;
  return schema.type === "integer" ? parameter.name : null;
}

/** What `#/components/parameters/id` names. */
function referred(document: Fields, reference: string): unknown {
  const steps = reference.startsWith("#/") ? reference.slice(2).split("/") : [];
  return steps.reduce<unknown>((at, step) => (isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined), document);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
