import { DOCUMENTS } from "@/lib/api/openapi/documents";
import type { DocumentedOperation } from "@/lib/http/documented";

/** The endpoint list of the README: one table for each document, and one line for each operation. */
export function endpointList(): string {
  return DOCUMENTS.map(({ dialect, document, title, operations }) =>
    [
      `### \`${dialect.name}\`: ${title} (\`${document}.txt\`)`,
      "",
      "| call | what it does | in the document | contract |",
      "|---|---|---|---|",
      ...operations.map(lineOf),
    ].join("\n"),
  ).join("\n\n");
}

function lineOf({ method, path, summary, heading, section, extension, request }: DocumentedOperation): string {
  const query = Object.keys(request.query ?? {}).map((name) => `${name}=`);
  const call = `${method} ${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  return `| \`${call}\` | ${summary} | ${extension ? "(addition)" : heading} | §${section} |`;
}
