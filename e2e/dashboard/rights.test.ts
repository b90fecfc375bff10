import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { refText } from "@/lib/domain/validity";
import { errors } from "@/messages/en/errors";
import { callAction, type ServerAction, serverActions } from "../support/actions";
import { addGroup, addPermission, addSession, addUser, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

let server: TestServer;
const session = { root: "", staff: "", plain: "", ended: "" };
/** What `[id]` stands for, by the noun before it. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startWithDatabase();
  const root = await addUser("user1", { isSuperuser: true, isStaff: true });
  session.ended = await addSession(root);
  await db().session.updateMany({ where: { userId: root }, data: { endedAt: new Date(), endReason: "sign_out" } });
  session.root = await addSession(root);
  session.staff = await addSession(await addUser("user2", { isStaff: true }));
  session.plain = await addSession(await addUser("user4"));
  const target = await addUser("user3");
  const permission = await addPermission("GET", "/test/rights/");
  const { apiId } = await db().permission.findUniqueOrThrow({ where: { id: permission } });
  const [one, two] = [await addGroup("group1", [permission], [target]), await addGroup("group2")];
  const { id: membership } = await db().membership.findFirstOrThrow({ where: { groupId: one } });
  ids.validity = refText({ kind: "membership", id: membership });
  const at = new Date();
  const told = JSON.stringify({ scope: {}, input: {} });
  const times = { createdAt: at, startsAt: at, changedAt: at };
  const job = await db().job.create({
    data: { kind: "user-import", ownerId: root, ownerName: "user1", state: "paused", input: told, ...times },
  });
  Object.assign(ids, { users: `${target}`, groups: `${one}`, other: `${two}`, apis: `${apiId}`, jobs: `${job.id}`, logs: "operation" });
});
afterAll(() => server.stop());

/** Pages that open to everybody in the dashboard, and why. */
const FOR_ALL: Readonly<Record<string, string>> = {
  "": "the first page says what one may do",
  jobs: "everybody has jobs of their own",
  "jobs/tray": "everybody has jobs of their own",
  find: "tells only what the one who asks may read",
};
/** Pages of a thing that is not there for whoever may not see it. */
const HIDDEN = ["jobs/[id]", "jobs/[id]/report", "jobs/[id]/file"];
/** What a page needs in its address to show anything. */
const QUERY: Readonly<Record<string, () => string>> = {
  "users/batch": () => `?act=disable&ids=${ids.users}`,
  permissions: () => `?group=${ids.groups}`,
  "groups/merge": () => `?group=${ids.groups}&group=${ids.other}`,
};

/** The addresses below /admin, by the folder of their file. */
const places = readdirSync("app/admin", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !file.includes("[...rest]"))
  .map((file) => file.replace(/\/?(page\.tsx|route\.ts)$/, ""));

function addressOf(place: string): string {
  const path = `/${place}`.replace(/\/([^/]+)\/\[[^\]]+\]/g, (_all, noun: string) => `/${noun}/${ids[noun] ?? 1}`);
  return `/admin${path === "/" ? "" : path}${QUERY[place]?.() ?? ""}`;
}

async function ask(place: string, cookie: string): Promise<{ status: number; text: string; to: string | null }> {
  const headers = { cookie: `sessionid=${cookie}`, "accept-language": "en" };
  const answer = await fetch(server.url + addressOf(place), { headers, redirect: "manual" });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") };
}

describe("a page by its address", () => {
  it.each(places)("/admin/%s opens only to whom it is for, and to no ended session", async (place) => {
    const old = await ask(place, session.ended);
    expect(old.status === 401 || old.to?.includes("/login"), `an ended session got ${old.status}`).toBe(true);
    expect((await ask(place, session.plain)).status).toBe(403);
    const staff = await ask(place, session.staff);
    expect(staff.status).toBe(place in FOR_ALL ? 200 : HIDDEN.includes(place) ? 404 : 403);
  });
});

/** What an act is called with: its bound values and its form. `bare` acts take nothing but the form. */
interface Call {
  readonly bound?: () => readonly unknown[];
  readonly fields?: () => Readonly<Record<string, string>>;
  readonly bare?: true;
}

const user = () => [ids.users];
const group = () => [ids.groups];
const one = () => ["1"];
const fix = JSON.stringify([{ kind: "pattern", apiId: 1, pattern: "/test/changed/" }]);

/** Every act of the dashboard; one that is not in here fails. */
const ACTS: Readonly<Record<string, Call>> = {
  "app/actions/jobs.ts: askJob": { bound: () => [ids.jobs, "cancel"] },
  "app/actions/jobs.ts: askJobOfTray": { bare: true, fields: () => ({ pk: `${ids.jobs}`, act: "cancel" }) },
  "app/actions/undo.ts: undo": { bare: true, fields: () => ({ kind: "users.disable", ids: `${ids.users}` }) },
  "app/admin/access/actions.ts: addFix": { bound: () => [fix, "/admin/access"] },
  "app/admin/apis/actions.ts: createApi": { fields: () => ({ pattern: "/test/new/" }) },
  "app/admin/apis/actions.ts: deleteApi": { bound: () => [ids.apis, null] },
  "app/admin/apis/actions.ts: importApis": { fields: () => ({ text: "{}" }) },
  "app/admin/apis/actions.ts: saveApi": { bound: () => [ids.apis], fields: () => ({ pattern: "/test/changed/" }) },
  "app/admin/assertions/actions.ts: deleteAssertion": { bound: one },
  "app/admin/assertions/actions.ts: writeAssertion": {},
  "app/admin/groups/actions.ts: changeBelongings": { bound: () => [ids.groups, "remove"], fields: () => ({ users: `${ids.users}` }) },
  "app/admin/groups/actions.ts: createGroup": { bound: group, fields: () => ({ name: "group9" }) },
  "app/admin/groups/actions.ts: deleteGroup": { bound: group },
  "app/admin/groups/actions.ts: mergeGroups": { bound: () => [ids.groups, Number(ids.other)] },
  "app/admin/groups/actions.ts: pickMembers": { bound: group, fields: () => ({ names: "user4" }) },
  "app/admin/groups/actions.ts: renameGroup": { bound: group, fields: () => ({ name: "group9" }) },
  "app/admin/logs/actions.ts: deleteRows": { bound: () => ["operation"], fields: () => ({ ids: "1" }) },
  "app/admin/logs/actions.ts: prepareFile": { bound: () => ["operation"], fields: () => ({ format: "csv" }) },
  "app/admin/logs/actions.ts: verifyChain": {},
  "app/admin/permissions/actions.ts: bringPolicy": { fields: () => ({ file: "{}", step: "apply" }) },
  "app/admin/permissions/actions.ts: extendSpan": { bound: () => [ids.validity] },
  "app/admin/permissions/actions.ts: removeSpan": { bound: () => [ids.validity] },
  "app/admin/permissions/actions.ts: saveSpan": { bound: () => [ids.validity] },
  "app/admin/permissions/matrix-actions.ts: paint": { bare: true, bound: () => [{ pivot: { group: Number(ids.groups) }, cells: [] }] },
  "app/admin/permissions/matrix-actions.ts: paintList": { bound: () => [`group=${ids.groups}`] },
  "app/admin/plan/actions.ts: discardPlan": {},
  "app/admin/plan/actions.ts: removeChange": { fields: () => ({ key: "none" }) },
  "app/admin/plan/actions.ts: savePlan": { bound: () => [1] },
  "app/admin/plan/actions.ts: undoPlan": { bound: one },
  "app/admin/settings/actions.ts: changeSetting": { bound: () => ["registration"], fields: () => ({ value: "true" }) },
  "app/admin/settings/actions.ts: saveSchool": { bound: () => [null], fields: () => ({ name: "school9" }) },
  "app/admin/settings/actions.ts: sendTestMessage": { fields: () => ({ phone: "13800000001" }) },
  "app/admin/users/actions.ts: submitBatch": { bound: () => ["delete", null, ""], fields: () => ({ ids: `${ids.users}` }) },
  "app/admin/users/actions.ts: submitEnd": { bound: () => [ids.users, "none"] },
  "app/admin/users/actions.ts: submitEndAll": { bound: () => [ids.users, "user3"], fields: () => ({ confirm: "user3" }) },
  "app/admin/users/actions.ts: submitNewUser": { fields: () => ({ username: "user9" }) },
  "app/admin/users/actions.ts: submitPermissions": { bound: user, fields: () => ({ permissions: "" }) },
  "app/admin/users/actions.ts: submitPhone": { bound: user },
  "app/admin/users/actions.ts: submitResetLink": { bound: user },
  "app/admin/users/actions.ts: submitRestore": { bound: user },
  "app/admin/users/actions.ts: submitSwitch": { bound: () => [ids.users, false] },
  "app/admin/users/actions.ts: submitUser": { bound: user, fields: () => ({ first_name: "Changed" }) },
  "app/admin/users/import/actions.ts: checkTable": { fields: () => ({ cells: "username\nuser9" }) },
  "app/admin/users/import/actions.ts: dropTable": { bound: one },
  "app/admin/users/import/actions.ts: readAgain": { bound: one },
  "app/admin/users/import/actions.ts: startCreation": { bound: one },
};
/** Acts that touch nothing but the caller's own browser or page, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  "app/actions/preferences.ts: choosePreference": "sets a cookie of the one who asks",
  "app/actions/sign-out.ts: signOut": "ends the session of the one who asks",
  "app/admin/apis/actions.ts: judgeTyped": "leads to the page with what was typed",
  "app/admin/logs/[log]/actions.ts: forgetView": "forgets a view of the one who asks; those of others are not there for them",
  "app/admin/logs/[log]/actions.ts: keepView": "keeps a view of the one who asks",
};
/** Jobs of others are not there for whoever may not see them; an undo tells on the next page. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "app/actions/jobs.ts: askJob": errors.codes.not_found,
  "app/actions/jobs.ts: askJobOfTray": "",
  "app/actions/undo.ts: undo": "",
};

const acts = serverActions().filter(
  ({ name }) => (name.startsWith("app/admin/") || name.startsWith("app/actions/")) && !(name in HARMLESS),
);

function call({ id, name, page }: ServerAction, cookie: string): ReturnType<typeof callAction> {
  const { bound = () => [], fields = () => ({}), bare = false } = ACTS[name] ?? {};
  const path = page.startsWith("admin") ? addressOf(page.replace(/^admin\/?/, "").replace("[...rest]", "")) : "/admin";
  return callAction(server, { id, path, session: cookie }, { bound: bound(), fields: fields(), bare });
}

/** Everything that an act could change. */
async function everything(): Promise<string> {
  const on = db();
  return JSON.stringify([
    ...[await on.user.findMany(), await on.group.findMany(), await on.membership.findMany(), await on.school.findMany()],
    ...[await on.userGrant.findMany(), await on.groupGrant.findMany(), await on.permission.findMany(), await on.backendApi.findMany()],
    ...[await on.job.findMany(), await on.oneTimeLink.findMany(), await on.assertion.findMany(), await on.setting.findMany()],
    ...[await on.policyDraft.findMany(), await on.session.findMany({ select: { id: true, endedAt: true } })],
  ]);
}

describe("an act by itself, past its page", () => {
  it.each(acts)("$name is refused without the right and with an ended session, and only then", async (act) => {
    expect(Object.keys(ACTS)).toContain(act.name);
    const before = await everything();
    const refused = await call(act, session.staff);
    expect(refused).toMatchObject({
      status: expect.any(Number),
      text: expect.stringContaining(OTHERWISE[act.name] ?? errors.codes.forbidden),
    });
    const old = await call(act, session.ended);
    expect(old.to).toMatch(/^\/login/);
    expect(await everything()).toBe(before);
    const allowed = await call(act, session.root);
    expect(allowed.status).toBeLessThan(500);
    expect(allowed.text).not.toContain(errors.codes.forbidden);
  });
});
