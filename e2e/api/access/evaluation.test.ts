import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, grant } from "../../support/rows";

const ONE = "/access/v1/evaluation";
const MANY = "/access/v1/evaluations";

openServer();
/** Another program, with the rights to ask and no others. */
let ask: Ask;
let program: number;
beforeAll(async () => {
  program = await addUser("program1");
  await grant(program, ["POST", ONE], ["POST", MANY]);
  ask = await askAs(server, program);
  const direct = await addUser("user1");
  await grant(direct, ["GET", "/report/\\d+/"], ["*", "/sheet/"]);
  const member = await addUser("用户2");
  await addGroup("group1", [await addPermission("PATCH", "/report/(?P<pk>\\d+)/")], [member]);
  await addUser("boss", { isSuperuser: true });
  await addUser("gone", { isSuperuser: true, isActive: false });
});

const question = (subject: string, action: string, resource: string) => ({
  subject: { type: "user", id: subject },
  action: { name: action },
  resource: { type: "url", id: resource },
});

async function asked(body: unknown, path = ONE) {
  const { status, text } = await ask("POST", path, body);
  return [status, JSON.parse(text)];
}

describe("200: one question", () => {
  it.each([
    ["user1", "GET", "/report/5/", true, "granted"],
    ["user1", "HEAD", "/report/5", true, "granted"],
    ["USER1 ", "GET", "https://reports.example/report/5/?page=2#top", true, "granted"],
    ["user1", "GET", "//report/./%35/", true, "granted"],
    ["user1", "DELETE", "/report/5/", false, "no_grant"],
    ["user1", "get", "/report/5/", false, "no_grant"],
    ["user1", "DELETE", "/sheet/", true, "granted"],
    ["user1", "GET", "/report/five/", false, "no_grant"],
    ["用户2", "PATCH", "/report/5/", true, "granted"],
    ["用户2", "GET", "/report/5/", false, "no_grant"],
    ["boss", "DELETE", "/anything", true, "superuser"],
    ["gone", "DELETE", "/anything", false, "inactive"],
    ["nobody", "GET", "/report/5/", false, "unknown_subject"],
    // Open to everybody here, which tells nothing of the program that asks.
    ["user1", "POST", "/users/login/", false, "no_grant"],
    ["user1", "GET", "/users/1/", false, "no_grant"],
  ])("%s %s %s: %s, %s", async (subject, action, resource, decision, reason) => {
    const id = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(await asked(question(subject, action, resource))).toEqual([200, { decision, context: { id, reason } }]);
  });

  it("other kinds of subjects and resources are refused", async () => {
    const body = question("user1", "GET", "/report/5/");
    expect(await asked({ ...body, subject: { type: "robot", id: "user1" } })).toMatchObject([200, { decision: false }]);
    expect(await asked({ ...body, resource: { type: "record", id: "/report/5/" } })).toMatchObject([200, { decision: false }]);
  });

  it("properties and context are taken", async () => {
    const { subject, ...rest } = question("user1", "GET", "/report/5/");
    const body = { ...rest, subject: { ...subject, properties: { department: "x" } }, context: { time: "2030-01-01T00:00:00Z" } };
    expect(await asked(body)).toMatchObject([200, { decision: true }]);
  });

  it("sees a change of rights at once", async () => {
    const id = await addUser("user3");
    expect(await asked(question("user3", "GET", "/report/5/"))).toMatchObject([200, { decision: false }]);
    await grant(id, ["GET", "/report/5/"]);
    expect(await asked(question("user3", "GET", "/report/5/"))).toMatchObject([200, { decision: true }]);
  });
});

describe("200: many questions", () => {
  const { subject, action } = question("user1", "GET", "");
  const at = (id: string) => ({ resource: { type: "url", id } });
  const told = async (evaluations: readonly unknown[], semantic?: string) => {
    const options = semantic ? { options: { evaluations_semantic: semantic } } : {};
    const [status, answer] = await asked({ subject, action, evaluations, ...options }, MANY);
    return [status, answer.evaluations.map((one: { decision: boolean }) => one.decision)];
  };

  it("what they have in common is told once, and one of its own goes before", async () => {
    const evaluations = [
      at("/report/1/"),
      at("/other/"),
      { ...at("/report/1/"), action: { name: "PATCH" }, subject: { type: "user", id: "用户2" } },
    ];
    expect(await told(evaluations)).toEqual([200, [true, false, true]]);
  });

  it.each([
    ["execute_all", [true, false, true]],
    ["deny_on_first_deny", [true, false]],
    ["permit_on_first_permit", [true]],
  ])("%s", async (semantic, decisions) => {
    expect(await told([at("/report/1/"), at("/other/"), at("/report/2/")], semantic)).toEqual([200, decisions]);
  });

  it("one that cannot be read is refused with its error, and the others are answered", async () => {
    const [status, answer] = await asked({ subject, evaluations: [at("/report/1/"), { ...at("/report/1/"), action }, 5] }, MANY);
    expect([status, answer.evaluations[1]]).toMatchObject([200, { decision: true }]);
    const error = { status: 400, message: "action: This field is required." };
    expect(answer.evaluations[0]).toMatchObject({ decision: false, context: { reason: "invalid", error } });
    expect(answer.evaluations[2]).toMatchObject({ decision: false, context: { error: { status: 400 } } });
  });

  it("without a list it is one question, answered as one", async () => {
    expect(await asked(question("user1", "GET", "/report/5/"), MANY)).toMatchObject([200, { decision: true }]);
    expect(await asked({ ...question("user1", "GET", "/"), evaluations: [] }, MANY)).toMatchObject([200, { decision: false }]);
  });
});

describe("400", () => {
  it.each([
    [{}, "subject: This field is required."],
    [{ ...question("user1", "GET", "/"), subject: { type: "user" } }, "subject.id: This field is required."],
    [{ ...question("user1", "GET", "/"), subject: "user1" }, "subject: Invalid data. Expected a dictionary, but got string."],
    [{ ...question("user1", "GET", "/"), action: { name: 5 } }, "action.name: Not a valid string."],
    [question("user1", "", "/"), "action.name: This field may not be blank."],
    [question("user1", "GET", "/".repeat(2001)), "resource.id: Ensure this field has no more than 2000 characters."],
  ])("%j", async (body, message) => {
    expect(await asked(body)).toEqual([400, message]);
  });

  it("a batch of more than 100, and an unknown semantic", async () => {
    const evaluations = Array.from({ length: 101 }, () => ({}));
    expect(await asked({ evaluations }, MANY)).toEqual([400, "evaluations: Ensure this field has no more than 100 elements."]);
    const options = { evaluations_semantic: "some" };
    expect(await asked({ evaluations: [{}], options }, MANY)).toMatchObject([400, expect.stringContaining("not a valid choice")]);
  });

  it("a body that is no JSON", async () => {
    expect((await asked("{"))[0]).toBe(400);
    expect((await ask("POST", ONE, new URLSearchParams({ a: "1" }))).status).toBe(415);
  });
});

describe("who may ask", () => {
  it("401 for strangers, 403 without the right on the address", async () => {
    const body = question("user1", "GET", "/");
    const stranger = await client(server)("POST", ONE, body);
    expect([stranger.status, stranger.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    const refused = await (await askAs(server, await addUser("user4")))("POST", ONE, body);
    expect([refused.status, refused.headers.get("x-decision-id")]).toEqual([403, expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });
});

describe("around the answer", () => {
  it("the request id of the caller comes back; one that is no plain text does not", async () => {
    const body = question("user1", "GET", "/");
    const id = async (sent: string) => (await ask("POST", ONE, body, { "x-request-id": sent })).headers.get("x-request-id");
    expect(await id("bfe9eb29-ab87-4ca3-be83-a1d5d8305716")).toBe("bfe9eb29-ab87-4ca3-be83-a1d5d8305716");
    expect(await id("a b")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("leaves a row with who and what was asked about, and the id of the decision", async () => {
    const { text } = await ask("POST", ONE, question("user1", "GET", "/report/5/?key=secret-value"));
    const row = await db().operationLog.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ url: ONE, path: ONE, method: "POST", status: 200, dialect: "access", userId: program, reason: "granted" });
    expect(row.decisionId).toBe(JSON.parse(text).context.id);
    expect(JSON.parse(row.content ?? "")).toEqual({ body: { username: "user1", method: "GET", url: "/report/5/" } });
  });

  it("the metadata names the addresses", async () => {
    for (const path of ["/.well-known/authzen-configuration", "/api/access/configuration"]) {
      const { status, text } = await client(server)("GET", path);
      expect([status, JSON.parse(text)]).toEqual([
        200,
        {
          policy_decision_point: server.url,
          access_evaluation_endpoint: `${server.url}${ONE}`,
          access_evaluations_endpoint: `${server.url}${MANY}`,
        },
      ]);
    }
  });

  it("an unknown address below the root is a 404", async () => {
    const { status, text } = await client(server)("GET", "/access/v2/evaluation");
    expect([status, text]).toEqual([404, '"Not found."']);
  });
});
