import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { ROOT as REPOSITORY } from "../../rules/sources";
import { freePort, NGINX, startNginx } from "../../support/nginx";
import { addSession, addUser, grant, PASSWORD, startWithDatabase } from "../../support/rows";
import type { TestServer } from "../../support/server";

/** The recipe as the README has it. */
const RECIPE = /<!-- nginx -->\n```nginx\n([\s\S]*?)```/.exec(readFileSync(path.join(REPOSITORY, "README.md"), "utf8"))?.[1] ?? "";

if (!NGINX) process.stdout.write("nginx is not installed: the recipe of the README is not tried with a real one.\n");

describe.skipIf(!NGINX)("the recipe for nginx", () => {
  let server: TestServer;
  let backEnd: Server;
  let stop: () => Promise<void>;
  let origin: string;
  let userId: number;
  let cookie: string;
  const calls: { line: string; headers: IncomingHttpHeaders; body: string }[] = [];

  beforeAll(async () => {
    server = await startWithDatabase({ env: { TRUSTED_PROXY_HOPS: "1" } });
    backEnd = createServer(async (request, response) => {
      const body = (await request.setEncoding("utf8").toArray()).join("");
      calls.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      response.end("from the back end");
    }).listen(0, "127.0.0.1");
    await once(backEnd, "listening");
    const { port: back } = backEnd.address() as AddressInfo;
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const block = RECIPE.replace("listen 8080", `listen 127.0.0.1:${port}`)
      .replaceAll("127.0.0.1:3000", new URL(server.url).host)
      .replaceAll("127.0.0.1:9000", `127.0.0.1:${back}`);
    stop = await startNginx(block, port);
    userId = await addUser("用户1");
    await grant(userId, ["GET", "/report/\\d+/"], ["POST", "/report/"]);
    cookie = `sessionid=${await addSession(userId)}`;
  });
  afterAll(async () => {
    await stop();
    backEnd.close();
    await server.stop();
  });

  const ask = (at: string, init: RequestInit = {}) => fetch(`${origin}${at}`, { redirect: "manual", ...init });
  const signedIn = (at: string, { headers, ...init }: RequestInit = {}) => ask(at, { ...init, headers: { cookie, ...headers } });

  it("lets through what is granted, and tells the back end who calls", async () => {
    const forged = { "x-gatehouse-user": "root", "x-gatehouse-id": "1", "x-gatehouse-groups": "admins" };
    const answer = await signedIn("/report/5/?page=2", { headers: forged });
    expect([answer.status, await answer.text()]).toEqual([200, "from the back end"]);
    const { line, headers = {} } = calls.at(-1) ?? {};
    expect(line).toBe("GET /report/5/?page=2");
    expect(decodeURIComponent(String(headers["x-gatehouse-user"]))).toBe("用户1");
    expect(headers["x-gatehouse-id"]).toBe(String(userId));
    expect(headers["x-gatehouse-groups"] ?? "").toBe("");
  });

  it("lets a body through that the question does not carry", async () => {
    const answer = await signedIn("/report/", { method: "POST", body: "a=1" });
    expect([answer.status, calls.at(-1)?.line, calls.at(-1)?.body]).toEqual([200, "POST /report/", "a=1"]);
  });

  it("takes a token of a sign-in too", async () => {
    const body = JSON.stringify({ username: "用户1", password: PASSWORD });
    const signIn = await ask("/api/v1/base/access_token", { method: "POST", body, headers: { "content-type": "application/json" } });
    const { data } = await signIn.json();
    expect((await ask("/report/5/", { headers: { authorization: `Bearer ${data.access_token}` } })).status).toBe(200);
  });

  it("refuses what is not granted, with the id of the decision, and the back end hears nothing", async () => {
    const before = calls.length;
    for (const [method, at] of [
      ["DELETE", "/report/5/"],
      ["GET", "/report/5/%2e%2e/"],
      ["GET", "/report/other/"],
    ] as const) {
      const answer = await signedIn(at, { method });
      expect([at, answer.status]).toEqual([at, 403]);
      const row = await db().errorLog.findFirstOrThrow({ orderBy: { id: "desc" } });
      expect(answer.headers.get("x-decision-id")).toBe(row.decisionId);
      expect(row.ip).toBe("127.0.0.1");
    }
    expect(calls.length).toBe(before);
  });

  it("is not misled by headers that name another call", async () => {
    for (const name of ["x-original-uri", "x-original-url", "x-forwarded-uri"]) {
      expect([name, (await signedIn("/report/other/", { headers: { [name]: "/report/5/" } })).status]).toEqual([name, 403]);
    }
    for (const name of ["x-original-method", "x-forwarded-method"]) {
      expect([name, (await signedIn("/report/5/", { method: "DELETE", headers: { [name]: "GET" } })).status]).toEqual([name, 403]);
    }
  });

  it("sends browsers to the sign-in, and programs their 401; a change of rights counts at once", async () => {
    const browser = await ask("/report/5/", { headers: { accept: "text/html,*/*" } });
    expect([browser.status, browser.headers.get("location")]).toEqual([302, `${origin}/login?next=/report/5/`]);
    expect((await ask("/report/5/")).status).toBe(401);
    await grant(userId, ["PUT", "/report/new/"]);
    expect((await signedIn("/report/new/", { method: "PUT" })).status).toBe(200);
  });
});
