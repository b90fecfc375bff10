import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Answered, type Ask, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { FORBIDDEN, f1, INTEGER, longest, ok1 } from "./answers";

const BOOLEAN = "Must be a valid boolean.";

openServer();
let root: Ask;
let group: number;
beforeAll(async () => {
  root = await askAsRoot(server);
  await addUser("alpha", { firstName: "Élodie", email: "Alpha.One@example.com", phone: "13800000401" });
  await addUser("beta", { firstName: "Straße", isActive: false });
  await addUser("gamma%x", { email: "gamma@example.com" });
  await addUser("gamma_x", { isActive: false });
  await addUser("delta\\x");
  await addUser("李雷", { phone: "13800000402" });
  const last = await addUser("omega");
  await db().user.update({ where: { id: last }, data: { lastName: "ΣΊΣΥΦΟΣ Ünlü" } });
  await addUser("alpha-gone", { usernameKey: null, deletedAt: new Date() });
  const named = async (name: string) => (await db().user.findFirstOrThrow({ where: { username: name } })).id;
  group = await addGroup("filtered", [], [await named("alpha"), await named("beta"), await named("gamma_x"), await named("alpha-gone")]);
});

const list = (query: Record<string, string | number>) =>
  root("GET", `/account/user/?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`);
const dataOf = ({ text }: Answered) => JSON.parse(text).data;
const namesIn = (answer: Answered): string[] => dataOf(answer).map(({ username }: { username: string }) => username);
const found = async (query: Record<string, string | number>) => namesIn(await list(query));

describe("search", () => {
  it("finds a part of each of the five fields, and of no other", async () => {
    expect(await found({ search: "lph" })).toEqual(["alpha"]);
    expect(await found({ search: "lodi" })).toEqual(["alpha"]);
    expect(await found({ search: "σίσυ" })).toEqual(["omega"]);
    expect(await found({ search: "one@ex" })).toEqual(["alpha"]);
    expect(await found({ search: "0000040" })).toEqual(["alpha", "李雷"]);
    expect(await found({ search: "雷" })).toEqual(["李雷"]);
    expect(await found({ search: "other" })).toEqual([]);
    expect(await found({ search: "$2b$" })).toEqual([]);
  });

  it("does not mind the case of any letter", async () => {
    for (const search of ["ALPHA", "élodie", "ÉLODIE", "aLPHA.oNE@"]) expect(await found({ search }), search).toEqual(["alpha"]);
    for (const search of ["ünlü", "ÜNLÜ", "Φ", "φ"]) expect(await found({ search }), search).toEqual(["omega"]);
    expect(await found({ search: "STRAßE" })).toEqual(["beta"]);
    expect(await found({ search: "elodie" })).toEqual([]);
  });

  it("takes % _ \\ ' ? as they are, and spaces too", async () => {
    expect(await found({ search: "%" })).toEqual(["gamma%x"]);
    expect(await found({ search: "a_x" })).toEqual(["gamma_x"]);
    expect(await found({ search: "\\" })).toEqual(["delta\\x"]);
    for (const search of ["'", "?", "a%x", "alpha ", "*", "[a]"])
      expect(await found({ search }), search).toEqual(search === "a%x" ? ["gamma%x"] : []);
  });

  it("is at most 254 characters", async () => {
    expect(await found({ search: "雷".repeat(254) })).toEqual([]);
    expect(told(await list({ search: "雷".repeat(255) }))).toEqual(f1(400, { search: [longest(254)] }));
    expect(told(await root("GET", "/account/user/?search=a%00"))).toEqual(f1(400, { search: ["Null characters are not allowed."] }));
  });
});

describe("is_active and group", () => {
  it("choose by standing, in every spelling of a truth value", async () => {
    const idle = ["beta", "gamma_x"];
    for (const is_active of ["false", "False", "0", "no", "off", "f", "n"]) expect(await found({ is_active }), is_active).toEqual(idle);
    const active = await found({ is_active: "true" });
    for (const is_active of ["1", "YES", " on "]) expect(await found({ is_active }), is_active).toEqual(active);
    expect([...active, ...idle].sort()).toEqual((await found({})).sort());
    expect(active).not.toContain("alpha-gone");
  });

  it("choose by membership; of an unknown group nobody", async () => {
    expect(await found({ group })).toEqual(["alpha", "beta", "gamma_x"]);
    expect(await found({ group: ` +${group} ` })).toEqual(["alpha", "beta", "gamma_x"]);
    for (const none of ["99999", "0", "-1", "2147483648", "99999999999999999999"]) {
      const answer = await list({ group: none });
      expect(told(answer), none).toEqual(ok1(200, []));
      expect(answer.headers.get("x-total-count")).toBe("0");
    }
  });

  it("combine with search", async () => {
    expect(await found({ group, is_active: "false" })).toEqual(["beta", "gamma_x"]);
    expect(await found({ group, is_active: "false", search: "GAMMA" })).toEqual(["gamma_x"]);
    expect(await found({ search: "gamma", is_active: "true" })).toEqual(["gamma%x"]);
    expect(await found({ group, search: "delta" })).toEqual([]);
  });
});

describe("the list stays what it is", () => {
  it("the same user JSON, the count, the pages and HEAD", async () => {
    const answer = await list({ group });
    const [alpha] = dataOf(answer);
    expect(told(await root("GET", `/account/user/${alpha.id}/`))).toEqual(ok1(200, alpha));
    expect(told(answer)).toEqual(ok1(200, dataOf(answer)));
    expect(answer.headers.get("x-total-count")).toBe("3");
    const page = await root("GET", `/api/account/user?search=A&limit=1&group=${group}&offset=1`);
    expect(dataOf(page)).toEqual({
      count: 3,
      next: `${server.url}/api/account/user?search=A&limit=1&group=${group}&offset=2`,
      previous: `${server.url}/api/account/user?search=A&limit=1&group=${group}`,
      results: dataOf(answer).slice(1, 2),
    });
    const head = await root("HEAD", `/account/user/?group=${group}`);
    expect([head.status, head.text, head.headers.get("x-total-count")]).toEqual([200, "", "3"]);
  });

  it("of repeated ones the last counts, of empty and unknown ones none", async () => {
    const all = await root("GET", "/account/user/");
    expect((await root("GET", "/account/user/?search=&is_active=&group=%20&x=1&username=alpha")).text).toBe(all.text);
    expect(namesIn(await root("GET", "/account/user/?search=beta&search=alpha"))).toEqual(["alpha"]);
  });

  it("over more than a slice of rows", async () => {
    const at = new Date();
    const rows = Array.from({ length: 1_203 }, (_, n) => ({
      username: `Many${n}`,
      usernameKey: `many${n}`,
      password: "!",
      createdAt: at,
      updatedAt: at,
    }));
    await db().user.createMany({ data: rows });
    const ids = dataOf(await list({ search: "mANY" })).map(({ id }: { id: number }) => id);
    expect(ids).toHaveLength(1_203);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(dataOf(await list({ search: "mANY", limit: 5, offset: 1_200 })).results).toHaveLength(3);
    await db().user.deleteMany({ where: { createdAt: at } });
  });
});

describe("invalid values", () => {
  it("are told all together, in the documented order", async () => {
    expect(told(await list({ is_active: "maybe" }))).toEqual(f1(400, { is_active: [BOOLEAN] }));
    for (const bad of ["x", "1.5", "1,2", "null", "１"])
      expect(told(await list({ group: bad })), bad).toEqual(f1(400, { group: [INTEGER] }));
    const all = { search: [longest(254)], is_active: [BOOLEAN], group: [INTEGER] };
    expect(told(await list({ group: "x", is_active: "2", search: "a".repeat(255) }))).toEqual(f1(400, all));
  });

  it("come after the rights", async () => {
    const id = await addUser("seeker");
    const seeker = await askAs(server, id);
    expect(told(await seeker("GET", "/account/user/?group=x"))).toEqual(FORBIDDEN);
    await grant(id, ["GET", "/account/user/"]);
    expect((await seeker("GET", "/account/user/?group=x")).status).toBe(400);
    expect(namesIn(await seeker("GET", "/account/user/?search=seeker"))).toEqual(["seeker"]);
  });
});
