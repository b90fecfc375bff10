import { describe, expect, it } from "vitest";
import { AppError } from "../errors";
import { type Actor, anonymous, systemActor, userActor } from "./actor";
import { operation, ruledAddresses } from "./operation";
import { systemCall } from "./system-call";

const call = systemCall(0);
const user = (superuser: boolean): Actor =>
  userActor({
    call,
    user: { id: 1, username: "user1", email: null, isSuperuser: superuser, isStaff: false, isSuper: 0, isGrade: 0 },
    session: { id: "s", byCookie: false, lastSeenAt: 0 },
    snapshot: { version: 1, apis: new Map(), permissions: new Map(), groups: new Map() },
    subject: { userId: 1, active: true, superuser, grants: [], memberships: [] },
  });
const work = { at: ["GET", "/account/user/{pk}/"], run: async () => "done" } as const;
const asked = async (run: ReturnType<typeof operation<undefined, undefined, string>>, actor: Actor) =>
  run(actor, { pk: "5" }, undefined).catch((error: unknown) => (error instanceof AppError ? error.code : error));

describe("who may call an operation", () => {
  const nobody = anonymous(call);
  const program = systemActor(call);

  it.each([
    ["ruled", operation<undefined, undefined, string>(work), ["unauthenticated", "forbidden", "done", "done"]],
    ["signed in", operation.signedIn<undefined, undefined, string>("a test", work), ["unauthenticated", "done", "done", "forbidden"]],
    ["open", operation.open<undefined, undefined, string>("a test", work), ["done", "done", "done", "done"]],
    ["internal", operation.internal<undefined, undefined, string>(work), ["unauthenticated", "forbidden", "forbidden", "done"]],
  ] as const)("%s: nobody, a user, a superuser, the program", async (_kind, run, answers) => {
    expect(await Promise.all([nobody, user(false), user(true), program].map((actor) => asked(run, actor)))).toEqual(answers);
  });

  it("the self rule lets a user at what is their own", async () => {
    const own = operation<undefined, undefined, string>({ ...work, self: ({ userId }, { pk }) => pk === String(userId) });
    const on = (pk: string) =>
      own(user(false), { pk }, undefined).catch((error: unknown) => (error instanceof AppError ? error.code : error));
    expect([await on("1"), await on("2")]).toEqual(["done", "forbidden"]);
  });

  it("only what the engine judges is in the catalogue", () => {
    operation({ at: ["GET", "/in/catalogue/"], run: async () => undefined });
    operation.internal({ at: ["GET", "/not/in/catalogue/"], run: async () => undefined });
    const paths = ruledAddresses().map(([, template]) => template);
    expect(paths).toContain("/in/catalogue/");
    expect(paths).not.toContain("/not/in/catalogue/");
  });
});
