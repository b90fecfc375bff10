import { db } from "./client";
import { retried } from "./retry";

/** A message that waits to be read by people. */
export interface WaitingMessage {
  readonly id: number;
  readonly phone: string;
  readonly text: string;
  readonly createdAt: Date;
}

const SHOWN = 1_000;

/** Keeps a message for people to read. */
export async function keepMessage(phone: string, text: string, createdAt: Date): Promise<void> {
  await retried(() => db().smsMessage.create({ data: { phone, text, createdAt }, select: { id: true } }));
}

/** The messages kept since a moment, newest first, at most 1,000. */
export function readMessages(since: Date): Promise<WaitingMessage[]> {
  return db().smsMessage.findMany({ where: { createdAt: { gte: since } }, orderBy: { id: "desc" }, take: SHOWN });
}

/** Removes the messages kept before a moment. */
export async function dropMessages(before: Date): Promise<void> {
  await db().smsMessage.deleteMany({ where: { createdAt: { lt: before } } });
}
