import { z } from "zod";
import type { DocumentedOperation, EndpointMethod } from "@/lib/http/documented";
import { parametersOf, requestBodyOf } from "./input";
import { type Example, plainSchema } from "./json-schema";
import type { Line } from "./line";
import { refusalsOf } from "./refusals";

/** The Operation Object of one method of an address. */
export function operationOf(line: Line) {
  const { document, uses, method, address, endpoint } = line;
  const reference = operationIdOf(method, address.template);
  const parameters = parametersOf(line);
  const body = requestBodyOf(line, reference);
  const extension = uses.every((use) => use.extension);
  return {
    operationId: reference,
    tags: [document.dialect.name],
    summary: uses.map((use) => use.summary).join("; "),
    description: [...uses.map(told), ACCESS[endpoint.access], ...(extension ? ["Not in the document: an addition."] : [])].join("\n\n"),
    ...(endpoint.access === "open" && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: { ...successes(line), ...refusalsOf(line) },
  };
}

/** `account_user_pk_put` for `PUT /account/user/{pk}/`. */
export function operationIdOf(method: EndpointMethod, template: string): string {
  return [...(template.match(/\w+/g) ?? []), method.toLowerCase()].join("_");
}

const ACCESS = {
  open: "For everybody; credentials are not looked at.",
  signed_in: "For every signed-in user, within the rules of owner and rank.",
  ruled: "For superusers, and for whoever holds a permission for this method and path.",
};

function told({ heading, section }: DocumentedOperation): string {
  return `${heading} (contract section ${section})`;
}

function successes({ uses, endpoint }: Line) {
  const [first] = uses;
  const schemas = [...new Set(uses.flatMap(({ answer, paged }) => (paged ? [answer, paged] : [answer])))];
  const schema = plainSchema(schemas.length > 1 ? z.union(schemas) : (schemas[0] ?? z.unknown()));
  const examples = Object.fromEntries(uses.map(({ summary, example }): [string, Example] => [summary, { value: example }]));
  const lists = endpoint.list && {
    "X-Total-Count": { description: "Rows that match.", schema: { type: "integer", minimum: 0 } },
    Link: { description: "The rest of a list that was cut.", schema: { type: "string" } },
  };
  const headers = { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" }, ...lists };
  return { [String(first?.status ?? 200)]: { description: "Done", headers, content: { "application/json": { schema, examples } } } };
}
