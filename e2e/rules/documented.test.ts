import { hashSync } from "bcryptjs";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { DocumentedRequest } from "@/lib/http/documented";
import { codeFor } from "../api/excourse/calls";
import { DOCUMENTED, type DocumentedLine, filled, spellings } from "../documented";
import { type Ask, client } from "../support/client";
import { openServer, server } from "../support/program";
import { addSession, addUser } from "../support/rows";
import { ROOT } from "../support/server";
import { makeObject, type Noun, newName, paramsFor } from "./objects";
import { loadServed } from "./served";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let ask: Ask;
beforeAll(async () => {
  ask = client(server);
});

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const titled = DOCUMENTED.map((line): [string, string, DocumentedLine] => [
  line.document.slice(0, 3),
  `${line.heading}: ${line.summary}`,
  line,
]);

describe("the table", () => {
  it("has a line for everything that is served, and serves every line", async () => {
    const served = (await loadServed()).flatMap(({ template, allow }) =>
      allow.filter((method) => method !== "HEAD" && method !== "OPTIONS").map((method) => nameOf({ method, path: template })),
    );
    expect([...new Set(DOCUMENTED.map(nameOf))].sort()).toEqual([...served].sort());
  });

  it("has every operation of the documents", () => {
    const documents = DOCUMENTED.filter((line) => !line.extension).map(({ document }) => document.slice(0, 3));
    const counts = Object.fromEntries(["000", "001", "002", "003"].map((name) => [name, documents.filter((one) => one === name).length]));
    expect(counts).toEqual({ "000": 10, "001": 22, "002": 5, "003": 5 });
  });

  it.each(titled)("%s %s: the example answer is one", (_document, _heading, { answer, example }) => {
    expect(JSON.stringify(answer.parse(example))).toBe(JSON.stringify(example));
  });
});

describe("every spelling exists", () => {
  it.each([...new Set(DOCUMENTED.map(({ path }) => path))])("%s", async (template) => {
    const methods = DOCUMENTED.filter(({ path }) => path === template).map(({ method }) => method);
    for (const path of spellings(filled(template, { pk: 1, sid: "a" }))) {
      const { status, text, headers } = await ask("OPTIONS", path);
      expect([path, status, text]).toEqual([path, 204, ""]);
      expect(headers.get("allow")?.split(", ")).toEqual(expect.arrayContaining(methods));
    }
  });
});

describe("every documented call succeeds, and answers with the documented keys in their order", () => {
  it.each(titled)("%s %s", async (_document, _heading, line) => {
    const request = { ...line.request, ...(await PREPARED[nameOf(line)]?.(line.request)) };
    await succeeds(line, line.path, request);
    if (line.method !== "GET") return;
    for (const path of spellings(line.path).slice(1)) await succeeds(line, path, request);
  });

  it("also where a list is asked for page by page", async () => {
    for (const { path: template, paged } of DOCUMENTED) {
      if (!paged) continue;
      const path = filled(template, await paramsFor(template));
      const { status, text } = await ask("GET", `${path}?limit=1&offset=1`, undefined, await asRoot());
      expect([path, status, JSON.stringify(paged.parse(JSON.parse(text)))]).toEqual([path, 200, text]);
    }
  });
});

describe("one account in all documents", () => {
  const MAKERS: readonly (readonly [string, (username: string, password: string) => Promise<number>])[] = [
    ["myapp", async (username, password) => made("/myapp/register/", { ...both(username, password), email: "user1@example.com" }, {})],
    ["account", async (username, password) => made("/account/user/", { username, password }, await asRoot())],
    [
      "excourse",
      async (username, password) => {
        const sms_code = await codeFor(server, "13800000009");
        return made("/users/register/", { username, password, sms_code, phone: "13800000009", school_id: 1 }, {});
      },
    ],
  ];

  it.each(MAKERS)("a user made by %s signs in through every document", async (maker, make) => {
    const [username, password] = [`by-${maker}`, "example-1"];
    expect(await make(username, password)).toBeLessThan(202);
    for (const signIn of Object.values(SIGN_INS)) await signIn(username, password);
  });

  it.each(["myapp", "account", "base", "excourse"] as const)("what the sign-in of %s gives works in every document", async (dialect) => {
    const headers = await SIGN_INS[dialect](ROOT.username, ROOT.password);
    const { id } = await rootRow();
    for (const path of ["/myapp/log/login/?limit=1", "/account/user/?limit=1", "/api/v1/base/userinfo", `/users/${id}/`]) {
      expect([path, (await ask("GET", path, undefined, headers)).status]).toEqual([path, 200]);
    }
    expect((await ask("GET", "/api/v1/base/userinfo")).status).toBe(401);
  });

  const both = (username: string, password: string) => ({ username, password, confirm_password: password });

  async function made(path: string, body: unknown, headers: Record<string, string>): Promise<number> {
    return (await ask("POST", path, body, headers)).status;
  }
});

/** Sends the call and compares the answer with the table. */
async function succeeds(
  line: DocumentedLine,
  path: string,
  { params, query, body, form, headers: sentHeaders }: DocumentedRequest,
): Promise<void> {
  const search = query ? `?${new URLSearchParams(query)}` : "";
  const sent = form && body !== null && typeof body === "object" ? formOf(body) : body;
  const { status, text, headers } = await ask(line.method, `${filled(path, params)}${search}`, sent, {
    ...sentHeaders,
    ...(await asRoot()),
  });
  expect([status, headers.get("content-type"), headers.get("cache-control")], text).toEqual([line.status, "application/json", "no-store"]);
  expect(JSON.stringify(line.answer.parse(JSON.parse(text)))).toBe(text);
}

function formOf(body: object): URLSearchParams {
  return new URLSearchParams(Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]));
}

const rootRow = () => db().user.findFirstOrThrow({ where: { username: ROOT.username }, select: { id: true } });

/** The headers of the superuser in a session of its own: some calls end theirs. */
async function asRoot(): Promise<Record<string, string>> {
  return { cookie: `sessionid=${await addSession((await rootRow()).id)}` };
}

type SignIn = (username: string, password: string) => Promise<{ authorization: string } | { cookie: string; authorization?: string }>;

/** The headers that each document's sign-in gives. */
const SIGN_INS: Readonly<Record<Exclude<DocumentedLine["dialect"], "access">, SignIn>> = {
  myapp: async (username, password) => jwt(JSON.parse((await signIn("/myapp/login/", username, password)).text).data.token),
  account: async (username, password) => {
    const { headers } = await signIn("/account/login/", username, password);
    return { cookie: headers.get("set-cookie")?.split(";")[0] ?? "", authorization: "" };
  },
  base: async (username, password) =>
    jwt(JSON.parse((await signIn("/api/v1/base/access_token", username, password)).text).data.access_token),
  excourse: async (username, password) => jwt(JSON.parse((await signIn("/users/login/", username, password)).text).token),
};
const jwt = (token: string) => ({ authorization: `JWT ${token}` });

async function signIn(path: string, username: string, password: string) {
  const told = await ask("POST", path, { username, password });
  expect([path, told.status]).toEqual([path, 200]);
  return told;
}

/** Makes the user that a sign-in of a document names, with its password. */
async function known({ body }: DocumentedRequest): Promise<DocumentedRequest> {
  const given = typeof body === "object" && body !== null && "password" in body ? body : { password: "" };
  const username = newName();
  await addUser(username, { password: hashSync(String(given.password), 4) });
  return { body: { ...given, username } };
}

const one = async (noun: Noun) => String(await makeObject(noun));
const addressed = (noun: Noun) => async () => ({ params: { pk: await one(noun) } });
const several = (noun: Noun) => async () => ({ query: { ids: `${await one(noun)},${await one(noun)}` } });
const ofApi = (path: string) => async (request: DocumentedRequest) => {
  const api_id = Number(await one("backendapi"));
  const withApi = (row: unknown) => ({ ...(typeof row === "object" ? row : {}), api_id });
  const body = Array.isArray(request.body) ? request.body.map(withApi) : withApi(request.body);
  return { body, ...(path === "one" && { params: { pk: await one("permission") } }) };
};
const withRefresh = (field: string) => async () => {
  const { text } = await signIn("/myapp/login/", ROOT.username, ROOT.password);
  return { body: { [field]: String(JSON.parse(text).data.refresh) } };
};
const inGroup = async ({ query }: DocumentedRequest) => {
  const [name = ""] = Object.keys(query ?? {});
  const noun = name === "user_ids" ? "user" : "permission";
  return { params: { pk: await one("group") }, query: { [name]: `${await one(noun)},${await one(noun)}` } };
};
const crud = (noun: Noun, path: string) => ({
  ...Object.fromEntries(["GET", "PUT", "PATCH", "DELETE"].map((method) => [`${method} ${path}{pk}/`, addressed(noun)])),
  [`DELETE ${path}multiple_delete/`]: several(noun),
});

const RECOVERY = [
  "POST /account/recycle/{pk}/restore/",
  "GET /account/user/{pk}/sessions/",
  "DELETE /account/user/{pk}/sessions/",
  "DELETE /account/user/{pk}/sessions/{sid}/",
];

/** What must be there before a documented call, and the values of this database. */
const PREPARED: Readonly<Record<string, (request: DocumentedRequest) => Promise<DocumentedRequest>>> = {
  "POST /myapp/login/": known,
  "POST /account/login/": known,
  "POST /api/v1/base/access_token": known,
  "POST /users/login/": known,
  "POST /myapp/token/refresh/": withRefresh("refresh"),
  "POST /myapp/token/verify/": withRefresh("token"),
  "POST /api/v1/base/refresh_token": withRefresh("refresh_token"),
  ...Object.fromEntries((["login", "op", "error"] as const).map((name) => [`DELETE /myapp/log/${name}/delete`, several(name)])),
  ...Object.assign({}, ...(["user", "group", "backendapi", "permission"] as const).map((noun) => crud(noun, `/account/${noun}/`))),
  "DELETE /account/usr/multiple_delete/": several("user"),
  "POST /account/permission/": ofApi("all"),
  "PUT /account/permission/{pk}/": ofApi("one"),
  "POST /account/group/{pk}/permission/": inGroup,
  "DELETE /account/group/{pk}/permission/": inGroup,
  ...Object.fromEntries(RECOVERY.map((line) => [line, async () => ({ params: await paramsFor(line.split(" ")[1] ?? "") })])),
  ...Object.fromEntries(["GET", "PUT", "PATCH"].map((method) => [`${method} /users/{pk}/`, addressed("user")])),
  "POST /users/register/": async ({ body }) => ({
    body: { ...(typeof body === "object" ? body : {}), sms_code: await codeFor(server, "13800000001") },
  }),
};
