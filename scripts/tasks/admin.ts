import { z } from "zod";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { now } from "@/lib/clock";
import { ConfigError, config } from "@/lib/config";
import { readDraft } from "@/lib/domain/draft";
import { text } from "@/lib/domain/fields";
import { AppError, type Issue } from "@/lib/errors";
import { resetPassword, unlockAccount } from "@/lib/services/recovery";
import { listOutbox } from "@/lib/services/verifications";
import { print, runCommand, UsageError } from "./support/command";
import { openDatabase } from "./support/database";
import { askSecretly, isInteractive } from "./support/terminal";

const USAGE = `npm run admin -- COMMAND
  reset-password NAME  gives a user a new password, which is asked for or read from standard input; ends the user's sessions
  unlock NAME          lets a user sign in again at once whom too many wrong passwords have locked
  sms-outbox           prints the messages of the last day that wait because no gateway sends them`;

const MAX_PASSWORD = 128;
const account = z.object({ username: text() });
const newPassword = z.object({
  username: text(),
  password: text({ max: MAX_PASSWORD, min: () => config("PASSWORD_MIN_LENGTH"), keepSpaces: true }),
});

await runCommand(USAGE, {}, async ({ positionals: [command, ...names] }) => {
  if (command === "reset-password") return reset(oneName(names));
  if (command === "unlock") return unlock(oneName(names));
  if (command === "sms-outbox" && names.length === 0) return showOutbox();
  throw new UsageError(command === undefined ? "Name a command." : `Unknown command: ${[command, ...names].join(" ")}`);
});

async function reset(name: string): Promise<void> {
  await openDatabase({ mayCreate: false });
  const password = await askSecretly(`New password of ${name}: `);
  if (isInteractive() && (await askSecretly("Once more: ")) !== password)
    throw new ConfigError("The two are not the same; nothing was changed");
  const draft = readDraft(newPassword, { fields: { username: name, password } });
  const { username, endedSessions, isWeak, isActive } = await resetPassword(actor(), {}, draft).catch((error: unknown) => {
    throw told(error, name);
  });
  print(`${username} has a new password; ${endedSessions} sessions were ended.`);
  if (isWeak) print("The password is easily guessed: choose a longer one soon.");
  if (!isActive) print("The account is inactive: nobody can sign in to it until it is activated.");
}

async function unlock(name: string): Promise<void> {
  await openDatabase({ mayCreate: false });
  const draft = readDraft(account, { fields: { username: name } });
  const { username } = await unlockAccount(actor(), {}, draft).catch((error: unknown) => {
    throw told(error, name);
  });
  print(`${username} can sign in again.`);
}

async function showOutbox(): Promise<void> {
  await openDatabase({ mayCreate: false });
  const messages = await listOutbox(actor(), {}, undefined);
  for (const { createdAt, phone, text: content } of messages) print(`${createdAt.toISOString()} ${phone} ${content}`);
  if (messages.length === 0) print("No messages wait.");
}

function actor() {
  return systemActor(systemCall(now()));
}

function oneName(names: readonly string[]): string {
  const [name, ...more] = names;
  if (name === undefined || more.length > 0) throw new UsageError("Name one user.");
  return name;
}

function told(error: unknown, name: string): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === "not_found") return new ConfigError(`There is no user ${name}`);
  const [issue] = error.detail.issues ?? [];
  return issue ? new ConfigError(`The ${issue.field} cannot be used: ${reason(issue)}`) : error;
}

function reason({ rule, params }: Issue): string {
  if (rule === "blank") return "it is empty";
  if (rule === "min_length") return `at least ${params?.min} characters are needed`;
  if (rule === "max_length") return `at most ${params?.max} characters are allowed`;
  return "it has characters that are not allowed";
}
