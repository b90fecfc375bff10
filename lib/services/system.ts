import type { SystemActor } from "../access/actor";
import { operation, ruledAddresses } from "../access/operation";
import { ConfigError, config } from "../config";
import { db, type Tx } from "../db/client";
import { dropJobs } from "../db/job-clean-up";
import { dropFiles } from "../db/job-parts";
import { dropMessages } from "../db/outbox";
import { bumpPolicy } from "../db/policy";
import { eraseDeleted } from "../db/recycle-bin";
import { purge } from "../db/throttle";
import { transaction } from "../db/transaction";
import { isUsername } from "../domain/fields";
import { FILE_KEPT } from "../domain/job-file";
import { restorableSince } from "../domain/lifetimes";
import { storedUsername, usernameKey } from "../domain/username";
import { newSecret, sha256Hex } from "../security/opaque";
import { hashPassword } from "../security/passwords";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What has ended is kept as long as anybody may ask about it. */
const KEEP_ENDED = 30 * DAY;

/**
 * Brings a migrated database to what the program needs: a back-end API for each of our own addresses, and the first superuser of
 * `ADMIN_USERNAME` and `ADMIN_PASSWORD`. Without those two and without a superuser it makes a set-up link of one hour; its token
 * is in the result. Runs at every start and adds only what is missing.
 * @throws ConfigError for a name that cannot be a username
 */
export const prepareDatabase = operation.internal({
  at: ["POST", "/admin/installation/"],
  run: async ({ call }: SystemActor): Promise<{ setupToken: string | null }> => {
    const now = new Date(call.time);
    await transaction((tx) => completeCatalogue(tx, now));
    if (await db().user.findFirst({ where: { isSuperuser: true, deletedAt: null }, select: { id: true } })) return { setupToken: null };
    const [username, password] = [config("ADMIN_USERNAME"), config("ADMIN_PASSWORD")];
    if (!username || !password) return { setupToken: await makeSetupLink(now) };
    await makeFirstSuperuser(username, password, now);
    return { setupToken: null };
  },
});

/**
 * Removes what ended long ago: throttles, sessions, rotated tokens, one-time links, codes and the messages that held them, jobs and their
 * files, and users who can no longer be restored. Runs after every start and each hour.
 */
export const cleanUp = operation.internal({
  at: ["POST", "/admin/clean-up/"],
  run: async ({ call }: SystemActor): Promise<void> => {
    const expiresAt = { lt: new Date(call.time - KEEP_ENDED) };
    await purge(call.time);
    await db().rotatedToken.deleteMany({ where: { expiresAt } });
    await db().session.deleteMany({ where: { expiresAt } });
    await db().oneTimeLink.deleteMany({ where: { expiresAt } });
    await db().smsCode.deleteMany({ where: { expiresAt: { lt: new Date(call.time - DAY) } } });
    await dropMessages(new Date(call.time - DAY));
    await dropFiles(new Date(call.time - FILE_KEPT));
    await dropJobs(new Date(call.time - KEEP_ENDED), new Date(call.time - HOUR));
    await eraseDeleted(restorableSince(call.time));
  },
});

/** Adds a back-end API for each address of ours that has none; grants to nobody, and takes nothing away. */
async function completeCatalogue(tx: Tx, createdAt: Date): Promise<void> {
  const patterns = new Set(ruledAddresses().map(([, template]) => template.replace(/\{pk\}/g, "\\d+").replace(/\{\w+\}/g, "[^/]+")));
  const known = await tx.backendApi.findMany({ where: { pattern: { in: [...patterns] } }, select: { pattern: true } });
  for (const { pattern } of known) patterns.delete(pattern);
  const rows = [...patterns]
    .sort()
    .map((pattern) => ({ name: nameOf(pattern), pattern, appName: pattern.split("/")[1] ?? null, createdAt }));
  if (rows.length === 0) return;
  await bumpPolicy(tx);
  await tx.backendApi.createMany({ data: rows });
}

/** `/account/user/\d+/sessions/` is told as `user sessions`. */
function nameOf(pattern: string): string {
  const words = pattern.split("/").filter((part) => /^\w+$/.test(part));
  return words.slice(1).join(" ").slice(0, 50) || pattern.slice(0, 50);
}

async function makeFirstSuperuser(typed: string, password: string, now: Date): Promise<void> {
  const username = storedUsername(typed);
  if (!isUsername(username)) throw new ConfigError("ADMIN_USERNAME may contain only letters, numbers, and @ . + - _");
  const hash = await hashPassword(password);
  await transaction(
    async (tx) => {
      if ((await tx.user.count({ where: { isSuperuser: true, deletedAt: null } })) > 0) return;
      const flags = { isSuperuser: true, isStaff: true };
      await tx.user.create({
        data: { username, usernameKey: usernameKey(username), password: hash, ...flags, createdAt: now, updatedAt: now },
      });
    },
    { serializable: true },
  );
}

/** The new link replaces those of earlier starts. */
async function makeSetupLink(now: Date): Promise<string> {
  const token = newSecret();
  await transaction(async (tx) => {
    await tx.oneTimeLink.deleteMany({ where: { purpose: "setup" } });
    await tx.oneTimeLink.create({
      data: { tokenHash: sha256Hex(token), purpose: "setup", createdAt: now, expiresAt: new Date(now.getTime() + HOUR) },
    });
  });
  return token;
}
