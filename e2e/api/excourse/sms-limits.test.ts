import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { startServer } from "../../support/server";
import { fromElsewhere } from "../base/calls";
import { addTeacher, ask, codeFor, messagesTo, newPhone } from "./calls";

const SENT = '{"message":"发送成功"}';
const DAY = 86_400;

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });

/** `sent`, or the seconds to wait as text and header tell them. */
async function send(phone: string, headers: Record<string, string> = fromElsewhere(), on = server): Promise<"sent" | number> {
  const { status, text, headers: told } = await ask(on, "POST", "/vertifications/", { json: { phone }, headers });
  if (status === 200 && text === SENT) return "sent";
  const wait = /^\{"msg":"发送过于频繁，请(\d+)秒后再试"\}$/.exec(text)?.[1] ?? "";
  expect({ status, retryAfter: told.get("retry-after"), decision: told.get("x-decision-id") }).toEqual({
    ...{ status: 403, retryAfter: wait, decision: null },
  });
  return Number(wait);
}
const forgetPause = (phone: string) => db().throttle.deleteMany({ where: { key: `sms_pause:${phone}` } });
const within = (value: "sent" | number, most: number, least = most - 30) => {
  expect(value).toBeGreaterThan(least);
  expect(value).toBeLessThanOrEqual(most);
};
/** Moves all limits of the SMS into the past, in seconds. */
const age = async (seconds: number) => {
  for (const { key, expiresAt } of await db().throttle.findMany({ where: { key: { startsWith: "sms_" } } })) {
    await db().throttle.update({ where: { key }, data: { expiresAt: expiresAt - BigInt(seconds * 1000) } });
  }
};

describe("one in 60 s per phone", () => {
  it("refuses the second and takes the third when the pause is over", async () => {
    const phone = newPhone();
    expect(await send(phone)).toBe("sent");
    within(await send(phone), 60);
    await age(30);
    within(await send(phone), 30);
    await age(31);
    expect(await send(phone)).toBe("sent");
    expect(await messagesTo(phone)).toHaveLength(2);
  });

  it("lets one of sixteen through, sent together", async () => {
    const phone = newPhone();
    const all = await Promise.all(Array.from({ length: 16 }, () => send(phone)));
    expect(all.filter((one) => one === "sent")).toHaveLength(1);
    expect(await messagesTo(phone)).toHaveLength(1);
  });

  it("leaves the code sent before as it is when it refuses", async () => {
    const phone = newPhone();
    const code = await codeFor(server, phone);
    within(await send(phone), 60);
    const body = { username: "stays", password: "1", school_id: 1, phone, sms_code: code };
    expect((await ask(server, "POST", "/users/register/", { json: body })).status).toBe(201);
  });
});

describe("10 in 24 h per phone", () => {
  it("refuses the eleventh from any source until the day is over; refused ones do not count", async () => {
    const phone = newPhone();
    for (let count = 1; count <= 10; count++) {
      expect(await send(phone)).toBe("sent");
      within(await send(phone), count === 10 ? DAY : 60);
      await forgetPause(phone);
    }
    within(await send(phone), DAY);
    expect(await send(newPhone())).toBe("sent");
    await age(DAY);
    expect(await send(phone)).toBe("sent");
    expect(await messagesTo(phone)).toHaveLength(11);
  });
});

describe("20 in 1 h per source", () => {
  it("refuses the twenty-first to any phone, then tells the longest wait", async () => {
    const from = fromElsewhere();
    const phones = Array.from({ length: 21 }, newPhone);
    for (const phone of phones.slice(0, 20)) expect(await send(phone, from)).toBe("sent");
    within(await send(phones[20] ?? "", from), 3600);
    within(await send(phones[0] ?? "", from), 3600);
    expect(await send(phones[20] ?? "")).toBe("sent");
    await age(3600);
    expect(await send(phones[20] ?? "", from)).toBe("sent");
  });

  it("counts an IPv6 source by its /64", async () => {
    for (let count = 0; count < 20; count++) {
      expect(await send(newPhone(), { "x-forwarded-for": `2001:db8:1:2::${count + 1}` })).toBe("sent");
    }
    within(await send(newPhone(), { "x-forwarded-for": "2001:db8:1:2:ffff::1" }), 3600);
    expect(await send(newPhone(), { "x-forwarded-for": "2001:db8:1:3::1" })).toBe("sent");
  });
});

describe("settings", () => {
  it("hold the whole site to a daily budget", async () => {
    const small = await startServer({ env: { TRUSTED_PROXY_HOPS: "1", SMS_DAILY_BUDGET: "2" } });
    expect([await send(newPhone(), undefined, small), await send(newPhone(), undefined, small)]).toEqual(["sent", "sent"]);
    within(await send(newPhone(), undefined, small), DAY);
    await small.stop();
  });

  it("close registration before anything else is looked at", async () => {
    const closed = await startServer({ env: { REGISTRATION: "closed" } });
    for (const [path, json] of [
      ["/vertifications/", {}],
      ["/vertifications/", { phone: newPhone() }],
      ["/users/register/", {}],
    ] as const) {
      const { status, text, headers } = await ask(closed, "POST", path, { json });
      expect({ status, text, decision: headers.get("x-decision-id") }).toEqual({
        ...{ status: 403, text: '{"detail":"注册已关闭。"}', decision: null },
      });
    }
    await closed.stop();
  });
});

it("answers a registered phone like any other, limits included", async () => {
  const phone = newPhone();
  await addTeacher("registered", { phone, phoneKey: phone });
  expect(await send(phone)).toBe("sent");
  within(await send(phone), 60);
});
