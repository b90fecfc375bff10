import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ask, codeFor, newPhone, wrong } from "./calls";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });

const register = async (change: Record<string, unknown>) => {
  const { status, text } = await ask(server, "POST", "/users/register/", { json: { password: "1", school_id: 1, ...change } });
  return { status, text };
};
const together = <T>(count: number, work: (at: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, at) => work(at)));
const WRONG = '{"non_field_errors":["验证码错误"]}';
const SPENT = '{"non_field_errors":["验证码已经失效"]}';

it.each([
  ["none", -1],
  ["one", 50],
])("evaluates at most five of a hundred parallel guesses of which %s is right", { timeout: 60_000 }, async (_name, right) => {
  const phone = newPhone();
  const code = await codeFor(server, phone);
  const guess = (at: number) => ({ username: `guess${right}-${at}`, phone, sms_code: at === right ? code : wrong(code, at + 1) });
  const answers = await together(100, (at) => register(guess(at)));
  const evaluated = answers.filter(({ status, text }) => status === 201 || text === WRONG);
  expect(evaluated.length).toBeLessThanOrEqual(5);
  const others = [SPENT, '{"phone":["具有 电话 的 用户表 已存在。"]}'];
  for (const answer of answers) if (!evaluated.includes(answer)) expect(others).toContain(answer.text);
  expect(await db().user.count({ where: { phone } })).toBeLessThanOrEqual(right < 0 ? 0 : 1);
  if (right < 0) expect(await register({ username: "late", phone, sms_code: code })).toEqual({ status: 400, text: SPENT });
});

it("makes exactly one user of one code used sixteen times at once", async () => {
  for (let round = 0; round < 3; round++) {
    const phone = newPhone();
    const sms_code = await codeFor(server, phone);
    const answers = await together(16, (at) => register({ username: `once${round}-${at}`, phone, sms_code }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(15);
    expect(await db().user.count({ where: { phone } })).toBe(1);
    expect(await db().smsCode.findUniqueOrThrow({ where: { phone } })).toMatchObject({ usedAt: expect.any(Date) });
  }
});

it("tells a lost race for a username like a taken one, and leaves the losers their codes", async () => {
  const phones = Array.from({ length: 8 }, newPhone);
  const codes = await Promise.all(phones.map((phone) => codeFor(server, phone)));
  const answers = await together(8, (at) => register({ username: "wanted", phone: phones[at], sms_code: codes[at] }));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const lost = answers.filter(({ status }) => status !== 201);
  for (const answer of lost) expect(answer).toEqual({ status: 400, text: '{"username":["已存在一位使用该名字的用户。"]}' });
  // Wrong tries count, lost races do not.
  const lostPhones = phones.filter((_, at) => answers[at]?.status !== 201);
  expect(await db().smsCode.count({ where: { phone: { in: lostPhones }, tries: 0, usedAt: null } })).toBe(7);
  const second = await together(8, (at) =>
    answers[at]?.status === 201
      ? Promise.resolve({ status: 201 })
      : register({ username: `own${at}`, phone: phones[at], sms_code: codes[at] }),
  );
  expect(second.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
});

it("gives a name asked for at both registrations at once to one of them", async () => {
  for (let round = 0; round < 3; round++) {
    const username = `mixed${round}`;
    const phones = Array.from({ length: 4 }, newPhone);
    const codes = await Promise.all(phones.map((phone) => codeFor(server, phone)));
    const other = { username, password: "1", confirm_password: "1", email: "user1@example.com" };
    const answers = await together(8, async (at) =>
      at % 2 === 0
        ? register({ username, phone: phones[at / 2], sms_code: codes[at / 2] })
        : ask(server, "POST", "/myapp/register/", { json: other }),
    );
    expect(answers.filter(({ status }) => status === 200 || status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(7);
    expect(await db().user.count({ where: { username } })).toBe(1);
  }
});
