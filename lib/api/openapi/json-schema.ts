import { z } from "zod";
import type { Json } from "@/lib/http/dialect";

/** An Example Object. */
export interface Example {
  readonly value: Json;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of an answer. */
export function plainSchema(schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** The JSON Schema of what may be sent. Whole numbers may be sent as decimal texts too. */
export function sentSchema(schema: z.ZodObject): JsonSchema & { readonly properties: Readonly<Record<string, JsonSchema>> } {
  const { $schema, properties = {}, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return { ...rest, properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, widened(one)])) };
}

function widened(schema: unknown): JsonSchema {
  if (!isSchema(schema)) return {};
  if (schema.type === "array") return { ...schema, items: widened(schema.items) };
  return schema.type === "integer" ? { ...schema, type: ["integer", "string"], pattern: "^[0-9]+$" } : schema;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}
