import { DEFAULT_PAGE, MAX_BATCH_ROWS, MAX_ID, MAX_IDS } from "@/lib/domain/limits";
import { type Example, type JsonSchema, sentSchema } from "./json-schema";
import type { Line } from "./line";

/** The Parameter Objects: variable parts of the path, id lists, filters, the page of a list. */
export function parametersOf({ uses, method, address, endpoint: { input, list } }: Line): readonly JsonSchema[] {
  const inPath = [...address.template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    ...{ name, in: "path", required: true },
    schema: name === "pk" ? { type: "integer", minimum: 1, maximum: MAX_ID } : { type: "string" },
    example: uses[0]?.request.params?.[name],
  }));
  const idLists = (input.ids ?? []).map((name) => ({
    ...{ name, in: "query", schema: { type: "string", pattern: "^\\s*\\d+\\s*(,\\s*\\d+\\s*)*$" } },
    description: `Ids separated by commas, at most ${MAX_IDS}; read from the body, as text or array, when absent here.`,
    ...exampleOf(uses.map(({ request }) => request.query?.[name])),
  }));
  const filters = method === "GET" && input.schema ? Object.entries(sentSchema(input.schema).properties) : [];
  const headers = Object.entries(uses[0]?.request.headers ?? {}).map(([name, example]) => ({
    ...{ name, in: "header", required: true, schema: { type: "string" }, example },
  }));
  return [...inPath, ...headers, ...idLists, ...filters.map(([name, schema]) => ({ name, in: "query", schema })), ...(list ? PAGE : [])];
}

/** The Request Body Object; undefined for calls without fields. */
export function requestBodyOf({ document, uses, method, endpoint: { input } }: Line, reference: string): JsonSchema | undefined {
  if (method === "GET" || !input.schema) return undefined;
  const one = { $ref: `#/components/schemas/${reference}` };
  const schema = input.batch ? { anyOf: [one, { type: "array", items: one, maxItems: MAX_BATCH_ROWS }] } : one;
  const sent = uses.filter(({ request }) => request.body !== undefined);
  const examples = Object.fromEntries(sent.map(({ summary, request }): [string, Example] => [summary, { value: request.body ?? null }]));
  const shownAsForm = uses.some(({ request }) => request.form);
  const forms = document.dialect.accepts === "json" ? [] : ["application/x-www-form-urlencoded", "multipart/form-data"];
  return {
    required: sentSchema(input.schema).required !== undefined,
    content: {
      "application/json": { schema, examples },
      ...Object.fromEntries(forms.map((type) => [type, { schema: one, ...(shownAsForm && { examples }) }])),
    },
  };
}

const PAGE: readonly JsonSchema[] = [
  {
    ...{ name: "limit", in: "query", schema: { type: "integer", minimum: 1, default: DEFAULT_PAGE } },
    description: "Asks for a page of so many rows; the answer then tells count, next, previous and results.",
  },
  {
    ...{ name: "offset", in: "query", schema: { type: "integer", minimum: 0, default: 0 } },
    description: "Asks for a page that leaves out so many rows.",
  },
];

function exampleOf(values: readonly (string | undefined)[]) {
  const example = values.find((value) => value !== undefined);
  return example === undefined ? {} : { example };
}
