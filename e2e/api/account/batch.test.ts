import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { f1, missing, ok1, REQUIRED, SUPERUSER_ONLY, TAKEN } from "./answers";

openServer();
let root: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
});

const post = (rows: unknown, ask = root) => ask("POST", "/account/user/", rows);
const users = () => db().user.count();

describe("201", () => {
  it("rows in input order", async () => {
    const names = ["zeta", "alpha", "Ωmega"];
    const answer = await post(names.map((username, at) => ({ username, password: "x", groups: at === 1 ? [1] : [] })));
    expect(answer.status).toBe(201);
    const rows: { username: string; groups: number[] }[] = JSON.parse(answer.text).data;
    expect(rows.map(({ username }) => username)).toEqual(names);
    expect(rows.map(({ groups }) => groups)).toEqual([[], [1], []]);
  });

  it("no row is no row", async () => {
    expect(told(await post([]))).toEqual(ok1(201, []));
  });

  it("one thousand rows", async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ({
      username: `many-${at}`,
      password: "x",
      phone: `139${String(at).padStart(8, "0")}`,
    }));
    const answer = await post(rows);
    expect(answer.status).toBe(201);
    const created: { username: string }[] = JSON.parse(answer.text).data;
    expect(created.map(({ username }) => username)).toEqual(rows.map(({ username }) => username));
    expect(await db().user.count({ where: { username: { startsWith: "many-" }, passwordWeak: true } })).toBe(1000);
    const listed = await root("GET", "/account/user/");
    expect(JSON.parse(listed.text).data).toHaveLength(Number(listed.headers.get("x-total-count")));
    expect(Number(listed.headers.get("x-total-count"))).toBeGreaterThan(1000);
  }, 60_000);
});

describe("400", () => {
  it("nothing is created when one row is invalid; errors stand in its place", async () => {
    const before = await users();
    const rows = [
      { username: "b1", password: "x" },
      { username: "root", password: "x" },
      5,
      {},
      { username: "b2", password: "x", groups: [99] },
    ];
    expect(told(await post(rows))).toEqual(
      f1(400, [
        {},
        { username: [TAKEN] },
        { non_field_errors: ["Invalid data. Expected a dictionary, but got int."] },
        { password: [REQUIRED], username: [REQUIRED] },
        { groups: [missing(99)] },
      ]),
    );
    expect(await users()).toBe(before);
  });

  it("repeats inside the batch are the later row's fault", async () => {
    const rows = [
      { username: "repeat", password: "x", phone: "13800000301" },
      { username: "REPEAT", password: "x", phone: "13800000301" },
      { username: "other", password: "x", phone: "139xxxx" },
      { username: "third", password: "x", phone: "139xxxx" },
    ];
    const taken = { username: [TAKEN], phone: ["user with this phone already exists."] };
    expect(told(await post(rows))).toEqual(f1(400, [{}, taken, {}, {}]));
    expect((await post(rows.slice(2))).status).toBe(201);
  });

  it("over one thousand rows", async () => {
    const rows = Array.from({ length: 1001 }, () => ({}));
    expect(told(await post(rows))).toEqual(f1(400, { non_field_errors: ["Ensure this field has no more than 1000 elements."] }));
  });

  it("a number is no batch", async () => {
    expect(told(await post(5))).toEqual(f1(400, { non_field_errors: ["Invalid data. Expected a dictionary, but got int."] }));
  });
});

describe("403", () => {
  it("fields of superusers, row by row, after all field checks", async () => {
    const id = await addUser("creator");
    await grant(id, ["POST", "/account/user/"]);
    const creator = await askAs(server, id);
    const before = await users();
    const rows = [
      { username: "c1", password: "x" },
      { username: "c2", password: "x", groups: [1], is_superuser: true },
    ];
    const refused = await post(rows, creator);
    expect(told(refused)).toEqual(f1(403, [{}, { is_superuser: [SUPERUSER_ONLY], groups: [SUPERUSER_ONLY] }]));
    expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(told(await post([...rows, {}], creator))).toEqual(f1(400, [{}, {}, { password: [REQUIRED], username: [REQUIRED] }]));
    expect(await users()).toBe(before);
  });
});
