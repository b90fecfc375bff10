import { type ApiField, type ApiLimit, LIMIT_RULES } from "@/lib/domain/api-entry";
import { MAX_IDS } from "@/lib/domain/limits";
import { isRecord } from "@/lib/domain/record";
import { parametersOf } from "./input";
import { type JsonSchema, sentSchema } from "./json-schema";
import type { Line } from "./line";

/** All that a call takes: parts of the path, parameters, fields of the body. */
export function fieldsOf(line: Line): readonly ApiField[] {
  const { method, endpoint } = line;
  const { schema, ids = [] } = endpoint.input;
  const parameters = parametersOf(line).map((one) => {
    const field = fieldOf(String(one.name), placeOf(one.in), one.schema, one.required === true);
    return ids.includes(field.name) ? { ...field, type: "ids", limits: [{ rule: "maxItems", value: String(MAX_IDS) }] as const } : field;
  });
  if (method === "GET" || !schema) return parameters;
  const { properties, required } = sentSchema(schema);
  const needed = Array.isArray(required) ? required : [];
  return [...parameters, ...Object.entries(properties).map(([name, one]) => fieldOf(name, "body", one, needed.includes(name)))];
}

function fieldOf(name: string, place: ApiField["in"], schema: unknown, required: boolean): ApiField {
  const known = isRecord(schema) ? schema : {};
  const type = typeOf(known);
  // The pattern of a number only says that decimal text is taken too, which the page says once for all.
  const told = LIMIT_RULES.filter((rule) => known[rule] !== undefined && !(rule === "pattern" && type === "integer"));
  return { name, in: place, type, required, limits: told.map((rule): ApiLimit => ({ rule, value: written(known[rule]) })) };
}

function placeOf(place: unknown): ApiField["in"] {
  return place === "path" || place === "header" ? place : "query";
}

function typeOf(schema: JsonSchema): string {
  const { type, items } = schema;
  if (Array.isArray(type)) return type.includes("integer") ? "integer" : type.join(" | ");
  if (type === "array") return `${isRecord(items) ? typeOf(items) : "any"}[]`;
  return typeof type === "string" ? type : "any";
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
