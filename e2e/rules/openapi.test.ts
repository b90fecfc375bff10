import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { METHODS } from "@/lib/domain/method";
import { DOCUMENTED, type DocumentedLine } from "../documented";
import { type Ask, client } from "../support/client";
import { openServer, server } from "../support/program";
import { loadLines } from "./served";

const PATH = "/api/openapi.json";

openServer();
let ask: Ask;
let text: string;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
beforeAll(async () => {
  ask = client(server);
  ({ text } = await ask("GET", PATH));
  ajv.addSchema({ $id: "openapi", ...JSON.parse(text) });
});

describe("200", () => {
  it.each([PATH, `${PATH}/`])("GET %s for everybody, without a log row", async (path) => {
    const { status, headers } = await ask("GET", path);
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([200, "application/json", "no-store"]);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(await db().operationLog.count()).toBe(0);
  });

  it("HEAD", async () => {
    const { status, text: body, headers } = await ask("HEAD", PATH);
    expect([status, body, headers.get("content-type")]).toEqual([200, "", "application/json"]);
  });

  it("the same text each time", async () => {
    expect((await ask("GET", PATH)).text).toBe(text);
  });
});

describe("other methods", () => {
  it("OPTIONS: 204", async () => {
    const { status, text: body, headers } = await ask("OPTIONS", PATH);
    expect([status, body, headers.get("allow")]).toEqual([204, "", "GET, HEAD, OPTIONS"]);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE"])("%s: 405", async (method) => {
    const { status, text: body, headers } = await ask(method, PATH);
    expect([status, body]).toEqual([405, `{"detail":"Method \\"${method}\\" not allowed."}`]);
    expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });
});

describe("the document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(text));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("refers to nothing that is not there", () => {
    const document = JSON.parse(text);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place = ""]) => place);
    const found = (place: string) => place.split("/").reduce((part, name) => part?.[name], document);
    expect(references.filter((place) => found(place) === undefined)).toEqual([]);
  });

  it("has every served method of every address", async () => {
    const wanted = (await loadLines()).map(({ method, address }) => `${method} ${address.template}`);
    const paths: Record<string, Record<string, unknown>> = JSON.parse(text).paths;
    const told = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
    expect(told.sort()).toEqual([...wanted].sort());
  });

  it("has every field of every input", async () => {
    const { components } = JSON.parse(text);
    for (const { method, address, endpoint } of await loadLines()) {
      if (method === "GET" || !endpoint.input.schema) continue;
      const name = [...(address.template.match(/\w+/g) ?? []), method.toLowerCase()].join("_");
      expect(Object.keys(components.schemas[name].properties)).toEqual(Object.keys(endpoint.input.schema.shape));
    }
  });

  it("tells limits, and who may call", () => {
    const { paths, components } = JSON.parse(text);
    expect(components.schemas.account_user_post).toMatchObject({
      required: ["password", "username"],
      properties: { phone: { maxLength: 11 } },
    });
    expect(paths["/myapp/login/"].post.security).toEqual([]);
    expect(paths["/account/user/"].get.security).toBeUndefined();
    expect(paths["/account/user/"].get.responses).toHaveProperty("401.$ref", "#/components/responses/account-401");
    expect(paths["/api/v1/base/refresh_token"].post.responses["429"].description).toContain("60 in 1 min");
  });

  it.each(DOCUMENTED.map((line): [string, DocumentedLine] => [`${line.method} ${line.path} ${line.heading}`, line]))(
    "holds the example of %s",
    (_name, { method, path, request, status, example, paged }) => {
      const place = (...parts: readonly string[]) => `openapi#/paths/${[path, method.toLowerCase(), ...parts].map(escaped).join("/")}`;
      if (request.body !== undefined) expectValid(place("requestBody", "content", "application/json", "schema"), request.body);
      if (request.form) expectValid(place("requestBody", "content", "application/x-www-form-urlencoded", "schema"), request.body);
      expectValid(place("responses", String(status), "content", "application/json", "schema"), example);
      if (paged) expectInvalid(place("responses", String(status), "content", "application/json", "schema"), { example });
    },
  );

  it("holds the examples of refusals", () => {
    const examples = [...placesOf(JSON.parse(text), "openapi#")];
    expect(examples.length).toBeGreaterThan(80);
    for (const { schema, example } of examples) expectValid(schema, example);
  });

  it("names only methods that HTTP has", () => {
    const paths: Record<string, object> = JSON.parse(text).paths;
    const methods = new Set(Object.values(paths).flatMap((item) => Object.keys(item)));
    expect([...methods].filter((one) => !METHODS.some((method) => method.toLowerCase() === one))).toEqual([]);
  });
});

/** Every media type with an example: where its schema stands, and the example. */
function* placesOf(part: unknown, place: string): Generator<{ schema: string; example: unknown }> {
  if (typeof part !== "object" || part === null) return;
  if ("schema" in part && "example" in part && !("in" in part)) yield { schema: `${place}/schema`, example: part.example };
  for (const [name, inner] of Object.entries(part)) if (name !== "schema") yield* placesOf(inner, `${place}/${escaped(name)}`);
}

function expectValid(place: string, value: unknown): void {
  const validate = ajv.getSchema(place);
  expect(validate, place).toBeDefined();
  expect([place, validate?.(value), validate?.errors]).toEqual([place, true, null]);
}

function expectInvalid(place: string, value: unknown): void {
  expect([place, ajv.getSchema(place)?.(value)]).toEqual([place, false]);
}

/** A part of a JSON pointer in an address. */
function escaped(part: string): string {
  return encodeURIComponent(part.replace(/~/g, "~0").replace(/\//g, "~1"));
}
