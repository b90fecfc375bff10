import { DOCUMENTS } from "@/lib/api/openapi/documents";
import type { Dialect } from "@/lib/http/dialect";
import type { DocumentedOperation } from "@/lib/http/documented";

/** A documented operation, and the document it stands in. */
export interface DocumentedLine extends DocumentedOperation {
  readonly dialect: Dialect["name"];
  readonly document: string;
}

/** Every operation of the documents, and our additions, as one table. */
export const DOCUMENTED: readonly DocumentedLine[] = DOCUMENTS.flatMap(({ dialect, document, operations }) =>
  operations.map((operation) => ({ ...operation, dialect: dialect.name, document })),
);

/** The spellings of a path: as documented first, then with or without its trailing slash, then both under `/api`. */
export function spellings(path: string): readonly string[] {
  const own = [path, path.endsWith("/") ? path.slice(0, -1) : `${path}/`];
  return path.startsWith("/api/") ? own : [...own, ...own.map((one) => `/api${one}`)];
}

/** The path of a template with these values in its variable parts. */
export function filled(template: string, params: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
}
