import { describe, expect, it } from "vitest";
import { actorOf } from "@/e2e/support/actor";
import { admin, apis, at, groups, openPolicy, save, TIME, users } from "@/e2e/support/planned-policy";
import { addSession } from "@/e2e/support/rows";
import { db } from "../db/client";
import type { PolicyChange } from "../domain/policy-change";
import { saveDraft, undoSavedPlan } from "./policy-changes";
import { addToDraft, discardDraft, readDraft } from "./policy-draft";
import { reviewDraft, summariseDraft } from "./policy-plan";

openPolicy();

const createdAt = new Date(TIME);

const me = (time = TIME) => actorOf(admin, time);

const EXPIRED = { code: "invalid", detail: { issues: [{ rule: "plan_expired" }] } };

describe("a plan", () => {
  it("expires when rights move, and is taken back once and only while nothing else touched it", async () => {
    const join: PolicyChange = { kind: "join", userId: at(users, 0), groupId: at(groups, 0), from: null, until: null };
    const leave: PolicyChange = { kind: "leave", userId: at(users, 0), groupId: at(groups, 0) };
    await save([leave]).catch(() => undefined);
    await addToDraft(await me(), {}, { changes: [join] });
    const { version } = await reviewDraft(await me(), {}, { days: 7 });
    await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    await expect(saveDraft(await me(), {}, { version, override: null })).rejects.toMatchObject(EXPIRED);
    const id = String(await save([]));
    const late = await me();
    await save([leave]);
    await expect(undoSavedPlan(late, { pk: id }, undefined)).rejects.toMatchObject(EXPIRED);
    await expect(undoSavedPlan(await me(), { pk: id }, undefined)).rejects.toMatchObject(EXPIRED);
    const again = String(await save([join]));
    await undoSavedPlan(await me(), { pk: again }, undefined);
    await expect(undoSavedPlan(await me(), { pk: again }, undefined)).rejects.toMatchObject(EXPIRED);
    await expect(undoSavedPlan(await me(), { pk: "99999" }, undefined)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends the sessions of whom it deactivates and keeps one active superuser, who may change places", async () => {
    const [first = 0, second = 0] = users;
    await save([{ kind: "active", userId: first, value: true }]).catch(() => undefined);
    await addSession(first);
    await save([{ kind: "active", userId: first, value: false }]);
    expect(await db().session.count({ where: { userId: first, endedAt: null } })).toBe(0);
    await save(users.map((userId) => ({ kind: "superuser", userId, value: false }))).catch(() => undefined);
    const demotion: PolicyChange = { kind: "superuser", userId: admin, value: false };
    await addToDraft(await me(), {}, { changes: [demotion] });
    const plan = await reviewDraft(await me(), {}, { days: 7 });
    expect(plan.warnings).toEqual([{ kind: "self_lockout" }, { kind: "last_superuser" }]);
    const refused = { code: "invalid", detail: { issues: [{ field: "is_superuser", rule: "last_superuser_demoted" }] } };
    await expect(saveDraft(await me(), {}, { ...plan, override: null })).rejects.toMatchObject(refused);
    await save([
      { kind: "superuser", userId: second, value: true },
      { kind: "active", userId: second, value: true },
    ]);
    expect(await db().user.findUnique({ where: { id: admin } })).toMatchObject({ isSuperuser: false });
    await db().user.update({ where: { id: admin }, data: { isSuperuser: true } });
  });

  it("lets others save only what the documented calls let them", async () => {
    const [first = 0, second = 0] = users;
    const [group = 0] = groups;
    await db().userGrant.deleteMany();
    await db().groupGrant.deleteMany();
    const [planning, members] = await Promise.all(
      ["/admin/plan/.*", "/account/group/\\d+/permission/"].map((pattern) => db().backendApi.create({ data: { pattern, createdAt } })),
    );
    const grant = (apiId = 0, method = "*"): PolicyChange => ({
      kind: "grant",
      holder: { user: first },
      apiId,
      method,
      from: null,
      until: null,
    });
    await save([
      { kind: "active", userId: first, value: true },
      { kind: "superuser", userId: second, value: false },
      { kind: "join", userId: second, groupId: group, from: null, until: null },
      grant(planning?.id),
    ]);
    const leave: PolicyChange = { kind: "leave", userId: second, groupId: group };
    await expect(save([leave], first)).rejects.toMatchObject({ code: "forbidden" });
    await save([grant(members?.id, "DELETE")]);
    await save([leave], first);
    await expect(save([{ ...leave, kind: "join", from: null, until: null }], first)).rejects.toMatchObject({ code: "forbidden" });
    await discardDraft(await actorOf(first, TIME), {}, undefined);
    expect((await readDraft(await actorOf(first, TIME), {}, undefined)).changes).toEqual([]);
    await save([
      { kind: "join", userId: second, groupId: group, from: null, until: null },
      { kind: "superuser", userId: second, value: true },
    ]);
    await expect(save([leave], first)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("counts the real calls that would be answered otherwise, and what it touches", async () => {
    const [, , third = 0] = users;
    const [group = 0] = groups;
    const [api = 0] = apis;
    await save([
      { kind: "active", userId: third, value: true },
      { kind: "superuser", userId: third, value: false },
      { kind: "pattern", apiId: api, pattern: "/only/" },
      { kind: "grant", holder: { group }, apiId: api, method: "GET", from: null, until: null },
      { kind: "join", userId: third, groupId: group, from: null, until: null },
    ]);
    const row = { time: new Date(TIME - 1_000), ip: "", url: "/only/", method: "GET", durationMs: 1, status: 200, dialect: "account" };
    const call = { ...row, path: "/only/", userId: third, requestId: "r", reason: "granted" };
    await db().operationLog.createMany({
      data: [
        call,
        { ...call, repeats: 2 },
        { ...call, reason: "self" },
        { ...call, time: new Date(TIME - 8 * 86_400_000) },
        { ...call, path: "/else/" },
      ],
    });
    await addToDraft(await me(), {}, { changes: [{ kind: "revoke", holder: { group }, apiId: api, method: "GET" }] });
    const plan = await reviewDraft(await me(), {}, { days: 7 });
    expect(plan.calls).toMatchObject({ complete: true, refused: { calls: 3, users: 1 }, allowed: { calls: 0, users: 0 } });
    expect(plan.calls.examples).toEqual([{ userId: third, username: "user4", method: "GET", path: "/only/", calls: 3, allowed: false }]);
    expect(plan.effects).toMatchObject([{ username: "user4", lost: [{ method: "GET", pattern: "/only/" }], gains: 0 }]);
    expect(plan.warnings).toEqual([{ kind: "last_holder", method: "GET", pattern: "/only/" }]);
    expect(await summariseDraft(await me(), {}, undefined)).toMatchObject({
      grants: 0,
      revokes: 1,
      others: 0,
      complete: true,
      stale: false,
    });
  });

  it("stops at a broken assertion, which a superuser may override with a reason that is kept", async () => {
    const [group = 0] = groups;
    const [api = 0] = apis;
    await save([{ kind: "pattern", apiId: api, pattern: "/asserted/" }]).catch(() => undefined);
    await save([{ kind: "join", userId: at(users, 2), groupId: group, from: null, until: null }]).catch(() => undefined);
    const subject = JSON.stringify({ nobodyBut: [] });
    const sentence = await db().assertion.create({ data: { subject, allowed: false, method: "DELETE", path: "/asserted/", createdAt } });
    await addToDraft(
      await me(),
      {},
      {
        changes: [{ kind: "grant", holder: { group }, apiId: api, method: "DELETE", from: null, until: null }],
      },
    );
    const { version } = await reviewDraft(await me(), {}, { days: 7 });
    const broken = { code: "invalid", detail: { issues: [{ rule: "assertion_broken" }] } };
    await expect(saveDraft(await me(), {}, { version, override: null })).rejects.toMatchObject(broken);
    const { id } = await saveDraft(await me(), {}, { version, override: "agreed with user2" });
    expect(await db().policyChange.findUnique({ where: { id } })).toMatchObject({ override: "agreed with user2" });
    await db().assertion.delete({ where: { id: sentence.id } });
  });
});
