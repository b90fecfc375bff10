import { expect, it } from "vitest";
import { describedApis, LONGEST_DOCUMENT } from "./openapi-paths";

const number = { name: "id", in: "path", schema: { type: "integer" } };

it("reads OpenAPI 3: servers, types, names", () => {
  const paths = {
    "/report/{id}/": {
      parameters: [{ $ref: "#/components/parameters/id" }],
      get: { summary: "One report", tags: ["reports"] },
      delete: {},
    },
    "/report/{name}.json": { post: {} },
    "x-own": { get: {} },
  };
  const text = JSON.stringify({
    openapi: "3.1.0",
    servers: [{ url: "https://example.com/v2/" }],
    paths,
    components: { parameters: { id: number } },
  });
  expect(describedApis(text)).toEqual([
    { pattern: "/v2/report/\\d+/", name: "v2 report", app: "reports", comment: "One report", methods: ["GET", "DELETE"] },
    { pattern: "/v2/report/[^/]+\\.json", name: "v2 report", app: "v2", comment: null, methods: ["POST"] },
  ]);
});

it("reads Swagger 2", () => {
  const paths = { "/user/{id}": { get: { parameters: [{ name: "id", in: "path", type: "integer" }] } } };
  expect(describedApis(JSON.stringify({ swagger: "2.0", basePath: "/api/account", paths }))).toMatchObject([
    { pattern: "/api/account/user/\\d+" },
  ]);
});

it.each([
  ["empty", ""],
  ["yaml", "openapi: 3.0.0\npaths: {}"],
  ["notJson", "{"],
  ["notOpenapi", "[]"],
  ["noPaths", JSON.stringify({ openapi: "3.0.0", paths: {} })],
  ["many", JSON.stringify({ openapi: "3.0.0", paths: Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`/${at}`, {}])) })],
  ["large", `"${"é".repeat(LONGEST_DOCUMENT / 2)}"`],
])("refuses a document as %s", (fault, text) => {
  expect(describedApis(text)).toBe(fault);
});
