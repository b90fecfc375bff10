import { expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { db } from "@/lib/db/client";
import { cleanUp } from "@/lib/services/system";
import { listOutbox } from "@/lib/services/verifications";
import { openServer, server } from "../../support/program";
import { codeFor, newPhone } from "./calls";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });

const DAY = 86_400_000;
const later = (time: number) => systemActor(systemCall(Date.now() + time));

it("is read newest first for a day, then removed with the codes", async () => {
  const [first, second] = [newPhone(), newPhone()];
  for (const phone of [first, second]) await codeFor(server, phone);
  const waiting = await listOutbox(later(0), {}, undefined);
  expect(waiting.map(({ phone }) => phone)).toEqual([second, first]);
  expect(Object.keys(waiting[0] ?? {})).toEqual(["id", "phone", "text", "createdAt"]);
  await cleanUp(later(DAY - 60_000), {}, undefined);
  expect(await db().smsMessage.count()).toBe(2);
  expect(await listOutbox(later(DAY + 1000), {}, undefined)).toEqual([]);
  await cleanUp(later(DAY + 600_000), {}, undefined);
  expect([await db().smsMessage.count(), await db().smsCode.count()]).toEqual([0, 0]);
});
