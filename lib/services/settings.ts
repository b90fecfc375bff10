import { actorId, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { acceptsText, config, isStored, SETTING_NAMES, type SettingName, setting } from "../config";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { loadSettings } from "../db/settings";
import { transaction } from "../db/transaction";
import { type Draft, settle } from "../domain/draft";
import type { SettingFacts } from "../domain/settings";
import { AppError, invalid } from "../errors";

/** Told only as set or not: they open something, or an address around them may. */
const SECRETS: ReadonlySet<SettingName> = new Set([
  "AUTH_SECRET",
  "AUTH_SECRET_PREVIOUS",
  "ADMIN_PASSWORD",
  "SMS_WEBHOOK_SECRET",
  "METRICS_TOKEN",
  "SMS_WEBHOOK_URL",
  "DATABASE_URL",
]);

/** All settings in their order, with what is in force and where it comes from. */
export const listSettings = operation({
  at: ["GET", "/admin/settings/"],
  run: async (): Promise<SettingFacts[]> => {
    await loadSettings();
    const rows = await db().setting.findMany();
    const authors = await db().user.findMany({
      where: { id: { in: rows.flatMap(({ updatedById }) => updatedById ?? []) } },
      select: { id: true, username: true },
    });
    const names = new Map(authors.map(({ id, username }) => [id, username]));
    const changes = new Map(rows.map((row) => [row.name, { at: row.updatedAt, by: names.get(row.updatedById ?? 0) ?? null }]));
    return SETTING_NAMES.map((name) => ({ ...factsOf(name), changed: changes.get(name) ?? null }));
  },
});

/**
 * Changes a stored setting; an empty text brings its default back. Counts from the next request on of every instance.
 * Raises `not_found` for a setting that is not stored or that the environment fixes, `invalid` for a text it does not take.
 */
export const changeSetting = operation({
  at: ["PUT", "/admin/settings/{name}/"],
  target: async (_actor: Principal, { name = "" }: Params): Promise<SettingName> => {
    if (!isStored(name) || setting(name).source === "environment") throw new AppError("not_found");
    return name;
  },
  run: async (actor: Principal, name: SettingName, draft: Draft<{ readonly value: string }>): Promise<void> => {
    const { value } = settle(draft);
    if (value !== "" && !acceptsText(name, value)) throw invalid("value", "choice");
    const author = { updatedAt: new Date(actor.call.time), updatedById: actorId(actor) };
    await transaction(async (tx: Tx) => {
      await bumpPolicy(tx);
      if (value === "") await tx.setting.deleteMany({ where: { name } });
      else await tx.setting.upsert({ where: { name }, create: { name, value, ...author }, update: { value, ...author } });
    });
    await loadSettings();
  },
});

function factsOf(name: SettingName): Omit<SettingFacts, "changed"> {
  const { source, default: usual } = setting(name);
  const value = config(name);
  const hidden = SECRETS.has(name);
  const isSet = value !== undefined;
  const text = isSet && !hidden ? textOf(value) : null;
  return { name, value: text, default: hidden ? null : (usual ?? null), source, hidden, isSet, stored: isStored(name) };
}

function textOf(value: string | number | boolean | readonly string[]): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "object" ? value.join(", ") : String(value);
}
