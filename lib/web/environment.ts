import { headers } from "next/headers";
import { config } from "@/lib/config";
import { version } from "@/package.json";

/** Which installation this is, as the badge and the foot of the menu tell it. */
export interface Environment {
  readonly name: "production" | "development" | "test";
  readonly host: string;
  /** Where its pages are: `APP_URL`, else the host that was called. */
  readonly origin: string;
  readonly version: string;
}

/** The installation that answers. */
export async function environment(): Promise<Environment> {
  const called = (await headers()).get("host") ?? "";
  const { host, origin } = new URL(config("APP_URL") ?? `http://${called || "localhost"}`);
  return { name: config("APP_ENV"), host, origin, version };
}
