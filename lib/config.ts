import { z } from "zod";
import { processWide } from "./global";

const flag = z.enum(["0", "1"]).transform((text) => text === "1");
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);
const list = z.string().transform((text) => text.split(",").flatMap((part) => part.trim() || []));
const timeZone = z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", {
  message: "must be an IANA time zone such as Asia/Shanghai",
});
/** Kept as written: the path and query of a gateway matter. */
const gatewayAddress = z.url({ protocol: /^https?$/ }).refine((text) => new URL(text).username === "" && new URL(text).password === "", {
  message: "must not hold a name or password",
});
const webAddress = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
/** Values printed in documents and examples: whoever reads those could sign tokens. */
const EXAMPLE_SECRETS = /^(change-?me|secret|example|your-|replace|password|contract-test-secret|\.{3}|x{8})/i;
const secret = z
  .string()
  .refine((text) => Buffer.byteLength(text) >= 32, "must have at least 32 bytes")
  .refine((text) => process.env.GATEHOUSE_TEST === "1" || !EXAMPLE_SECRETS.test(text), "is a published example value");

/**
 * Every setting: how it is read, and its default as it would stand in the environment. The lines of `.env.example` carry the
 * explanations (a test keeps both in step). `stored` settings can also be changed in the database; the environment wins.
 */
const CATALOGUE = {
  DATABASE_URL: {
    read: z.string().regex(/^(file:|postgres(ql)?:)/, "must start with file: or postgresql:"),
    default: "file:./data/gatehouse.db",
  },
  HOST: { read: z.string().min(1), default: "127.0.0.1" },
  PORT: { read: whole(0, 65535), default: "3000" },
  APP_URL: { read: webAddress, default: undefined },
  ALLOWED_HOSTS: { read: list, default: undefined },
  TRUSTED_PROXY_HOPS: { read: whole(0, 10), default: "0" },
  TRUSTED_ORIGINS: { read: list, default: "" },
  APP_ENV: { read: z.enum(["production", "development", "test"]), default: "production" },
  APP_TIME_ZONE: { read: timeZone, default: "Asia/Shanghai" },
  AUTH_SECRET: { read: secret, default: undefined },
  AUTH_SECRET_PREVIOUS: { read: secret, default: undefined },
  BCRYPT_COST: { read: whole(10, 14), default: "10" },
  PASSWORD_MIN_LENGTH: { read: whole(1, 128), default: "1", stored: true },
  LOG_LIST_MAX: { read: whole(1, 100_000), default: "10000", stored: true },
  LOG_REQUESTS: { read: z.enum(["on", "off"]), default: "on" },
  LOG_MIN_RETENTION_DAYS: { read: whole(0, 3650), default: "0", stored: true },
  LOG_RETENTION_LOGIN_DAYS: { read: whole(0, 3650), default: "400", stored: true },
  LOG_RETENTION_OPERATION_DAYS: { read: whole(0, 3650), default: "400", stored: true },
  LOG_RETENTION_ERROR_DAYS: { read: whole(0, 3650), default: "400", stored: true },
  LOG_ARCHIVE: { read: z.string().min(1), default: undefined },
  REGISTRATION: { read: z.enum(["open", "closed"]), default: "open", stored: true },
  SMS_SENDER: { read: z.enum(["outbox", "console", "webhook"]), default: "outbox" },
  SMS_WEBHOOK_URL: { read: gatewayAddress, default: undefined },
  SMS_WEBHOOK_SECRET: { read: z.string().min(1), default: undefined },
  SMS_DAILY_BUDGET: { read: whole(0, 100_000_000), default: "10000", stored: true },
  ADMIN_USERNAME: { read: z.string().min(1).max(150), default: undefined },
  ADMIN_PASSWORD: { read: z.string().min(1).max(128), default: undefined },
  METRICS_TOKEN: { read: z.string().min(16, "must have at least 16 characters"), default: undefined },
  DISK_MIN_FREE_MB: { read: whole(0, 100_000_000), default: "1024" },
  GATEHOUSE_TEST: { read: flag, default: "0" },
} as const satisfies Record<string, { read: z.ZodType<unknown, string>; default: string | undefined; stored?: true }>;

export type SettingName = keyof typeof CATALOGUE;
type Value<N extends SettingName> =
  | z.output<(typeof CATALOGUE)[N]["read"]>
  | ((typeof CATALOGUE)[N]["default"] extends string ? never : undefined);

export interface Setting<N extends SettingName = SettingName> {
  readonly value: Value<N>;
  readonly source: "environment" | "database" | "default";
  readonly default: string | undefined;
}

/** Texts of settings changed in the database, by name; loaded by `lib/db/settings.ts`. */
const stored = () => processWide("settings", () => new Map<string, string>());

/** Replaces what the database says of the stored settings; texts that do not parse are left out. */
export function takeStoredSettings(texts: ReadonlyMap<string, string>): void {
  stored().clear();
  for (const [name, text] of texts) {
    if (isStored(name) && acceptsText(name, text)) stored().set(name, text);
  }
}

/** Whether a setting of this name can be changed in the database. */
export function isStored(name: string): name is SettingName {
  return Object.hasOwn(CATALOGUE, name) && "stored" in CATALOGUE[name as SettingName];
}

/** Whether a text is a value that a setting takes. */
export function acceptsText(name: SettingName, text: string): boolean {
  return CATALOGUE[name].read.safeParse(text).success;
}

/**
 * The one way to read a setting: its value, where it comes from, and its default.
 * An empty text in the environment counts as not set. Throws `ConfigError` on a bad value.
 */
export function setting<N extends SettingName>(name: N): Setting<N> {
  const own = process.env[name] || undefined;
  const text = own ?? stored().get(name) ?? CATALOGUE[name].default;
  const source = own !== undefined ? "environment" : stored().has(name) ? "database" : "default";
  return { value: parse(name, text), source, default: CATALOGUE[name].default };
}

/** The value alone. */
export function config<N extends SettingName>(name: N): Value<N> {
  return setting(name).value;
}

/** All names, in the order of `.env.example`. */
export const SETTING_NAMES = Object.keys(CATALOGUE) as SettingName[];

/** A setting has a value that cannot be used; the message is one line a person can act on. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads every setting once, so that a bad value stops the start. Throws `ConfigError`. */
export function checkConfig(): void {
  for (const name of SETTING_NAMES) setting(name);
  if (config("GATEHOUSE_TEST") && config("APP_ENV") === "production") {
    throw new ConfigError("GATEHOUSE_TEST=1 is refused with APP_ENV=production");
  }
  if (config("SMS_SENDER") === "webhook" && !(config("SMS_WEBHOOK_URL") && config("SMS_WEBHOOK_SECRET"))) {
    throw new ConfigError("SMS_SENDER=webhook needs SMS_WEBHOOK_URL and SMS_WEBHOOK_SECRET");
  }
}

const parsed = () => processWide("parsed-settings", () => new Map<string, { text: string | undefined; value: unknown }>());

function parse<N extends SettingName>(name: N, text: string | undefined): Value<N> {
  const known = parsed().get(name);
  if (known && known.text === text) return known.value as Value<N>;
  const result = text === undefined ? { success: true as const, data: undefined } : CATALOGUE[name].read.safeParse(text);
  // The value itself is not repeated: it may be a secret.
  if (!result.success) throw new ConfigError(`${name} ${result.error.issues[0]?.message ?? "is invalid"}`);
  parsed().set(name, { text, value: result.data });
  return result.data as Value<N>;
}
