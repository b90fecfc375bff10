import { processWide } from "@/lib/global";
import { servedAddresses } from "@/lib/http/catalogue";
import { version } from "@/package.json";
import { DOCUMENTS } from "./documents";
import { sentSchema } from "./json-schema";
import { type Line, linesOf } from "./line";
import { operationIdOf, operationOf } from "./operation";
import { refusalResponses, refusalSchemas } from "./refusals";

const DESCRIPTION = `Users, groups, permissions and logs behind four documented HTTP APIs.

Every address answers with and without a trailing slash, and under \`/api\` as well. HEAD stands wherever GET does, except at logout; OPTIONS
stands everywhere. A token or cookie of any document works in all of them. Of repeated fields the last counts, unknown ones are ignored, texts
are trimmed (passwords are not), and lengths are counted in code points. Bodies are at most 1 MiB of UTF-8.`;

/** The OpenAPI 3.1 document of all that is served, as JSON text; made once per process, when the routes are loaded. */
export function openApiText(): string {
  return processWide("openapi", () => ({ text: JSON.stringify(openApi(linesOf(servedAddresses(), DOCUMENTS))) })).text;
}

function openApi(lines: readonly Line[]) {
  const paths = [...new Set(lines.map(({ address }) => address.template))];
  return {
    openapi: "3.1.1",
    info: { title: "Gatehouse", version, description: DESCRIPTION },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { jwt: [] }, { cookie: [] }],
    tags: DOCUMENTS.map(({ dialect, document, title }) => ({ name: dialect.name, description: `${title} (${document}.txt)` })),
    paths: Object.fromEntries(paths.map((path) => [path, pathItem(lines.filter(({ address }) => address.template === path))])),
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        jwt: { type: "apiKey", in: "header", name: "Authorization", description: "`JWT <token>`" },
        cookie: { type: "apiKey", in: "cookie", name: "sessionid" },
      },
      headers: {
        "X-Request-Id": { description: "Made by the server for each request.", schema: { type: "string", pattern: "^[0-9a-f]{32}$" } },
      },
      schemas: { ...Object.assign({}, ...DOCUMENTS.map(refusalSchemas)), ...Object.assign({}, ...lines.map(bodySchema)) },
      responses: Object.assign({}, ...DOCUMENTS.map(refusalResponses)),
    },
  };
}

function pathItem(lines: readonly Line[]) {
  return Object.fromEntries(lines.map((line) => [line.method.toLowerCase(), operationOf(line)]));
}

function bodySchema({ method, address, endpoint: { input } }: Line) {
  return method !== "GET" && input.schema ? { [operationIdOf(method, address.template)]: sentSchema(input.schema) } : {};
}
