import { beforeAll, describe, expect, it } from "vitest";
import { METHODS, type Method } from "@/lib/domain/method";
import type { ServedAddress } from "@/lib/http/catalogue";
import type { EndpointMethod } from "@/lib/http/documented";
import { filled } from "../documented";
import { type Answered, client } from "../support/client";
import { openServer, server } from "../support/program";
import { addSession, addUser, grant } from "../support/rows";
import { ACCESS_MATRIX, type Row } from "./access-matrix";
import { newName, paramsFor } from "./objects";
import { loadServed } from "./served";

const ROLES = ["anonymous", "without grant", "with exactly that grant", "superuser"] as const;
type Role = (typeof ROLES)[number];

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let served: readonly ServedAddress[];
beforeAll(async () => {
  served = await loadServed();
});

describe("the table", () => {
  it("has a line for everything that is served, with the access that the operation declares", () => {
    const declared = served.flatMap(({ template, endpoints }) =>
      ENDPOINT_METHODS.flatMap((method) => (endpoints[method] ? [[`${method} ${template}`, endpoints[method].access]] : [])),
    );
    const table = Object.entries(ACCESS_MATRIX).map(([line, [access]]) => [line, access]);
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(declared));
  });

  it.each(Object.entries(ACCESS_MATRIX))("is plausible: %s", (line, [access, anonymous, bare, granted, superuser]) => {
    if (access === "open") expect([bare, granted, superuser]).toEqual([anonymous, anonymous, anonymous]);
    else expect(anonymous).toBe(401);
    if (access === "ruled") expect(bare).toBe(403);
    if (access === "ruled" && !SUPERUSERS_ONLY.test(line)) expect(granted).toBe(superuser);
    if (access !== "open") expect([401, 403]).not.toContain(superuser);
  });
});

describe.each(Object.entries(ACCESS_MATRIX))("%s", (line, [access, ...statuses]: Row) => {
  const [method = "", template = ""] = line.split(" ");

  it.each(ROLES.map((role, at): [Role, number] => [role, statuses[at] ?? 0]))("%s: %d", async (role, wanted) => {
    const { status, headers } = await call(role, method, template);
    expect(status).toBe(wanted);
    expect(headers.has("www-authenticate")).toBe(wanted === 401);
    // Of the open addresses one refuses with 403 whom no right would help.
    expect(headers.has("x-decision-id")).toBe(wanted === 403 && access !== "open");
  });
});

describe("methods that an address does not have, and those that it always has", () => {
  it.each([...new Set(Object.keys(ACCESS_MATRIX).map((line) => line.split(" ")[1] ?? ""))])("%s", async (template) => {
    const { allow = [] } = served.find((one) => one.template === template) ?? {};
    for (const method of METHODS.filter((one) => !isOwn(one, allow))) {
      // HEAD is judged as GET; the others are told before it is asked who calls.
      for (const role of method === "HEAD" ? ROLES : (["anonymous", "superuser"] as const)) {
        const answer = await call(role, method, template);
        const wanted = method === "OPTIONS" ? 204 : method === "HEAD" && allow.includes("HEAD") ? statusOf(template, role) : 405;
        expect([method, role, answer.status]).toEqual([method, role, wanted]);
        if (method !== "HEAD" || wanted === 405) expect(answer.headers.get("allow")).toBe(allow.join(", "));
      }
    }
  });
});

const ENDPOINT_METHODS: readonly EndpointMethod[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** What no grant opens (contract section 2.7). */
const SUPERUSERS_ONLY = /^(POST|PUT|PATCH|DELETE) \/account\/(backendapi|permission)\/|^POST \/account\/group\/\{pk\}\/permission\//;

function isOwn(method: Method, allow: readonly string[]): boolean {
  return method !== "HEAD" && method !== "OPTIONS" && allow.includes(method);
}

/** HEAD answers as GET. */
function statusOf(template: string, role: Role): number | undefined {
  const [, ...statuses] = ACCESS_MATRIX[`GET ${template}`] ?? [];
  return statuses[ROLES.indexOf(role)];
}

/** A call on an object of its own, by a user of its own, without fields. */
async function call(role: Role, method: string, template: string): Promise<Answered> {
  const path = filled(template, await paramsFor(template));
  const body = method === "GET" || method === "HEAD" || method === "DELETE" || method === "OPTIONS" ? undefined : {};
  return client(server)(method, path, body, { ...(await credentials(role, method, path)), "x-forwarded-for": newSource() });
}

async function credentials(role: Role, method: string, path: string): Promise<Record<string, string>> {
  if (role === "anonymous") return {};
  const id = await addUser(newName(), { isSuperuser: role === "superuser" });
  // HEAD counts as GET.
  const right = method === "HEAD" ? "GET" : method;
  if (role === "with exactly that grant") await grant(id, [right, path.replace(/[{}]/g, "\\$&")]);
  return { cookie: `sessionid=${await addSession(id)}` };
}

let sources = 0;
/** Limits count by source. */
function newSource(): string {
  sources += 1;
  return `198.51.${sources >> 8}.${sources & 255}`;
}
