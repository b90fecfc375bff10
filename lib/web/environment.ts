import { headers } from "next/headers";
import { config } from "@/lib/config";
import { version } from "@/package.json";

/** Which installation this is, as the badge and the foot of the menu tell it. */
export interface Environment {
  readonly name: "production" | "development" | "test";
  readonly host: string;
  readonly version: string;
}

/** The installation that answers. */
export async function environment(): Promise<Environment> {
  const host = config("APP_URL") ? new URL(config("APP_URL") ?? "").host : ((await headers()).get("host") ?? "");
  return { name: config("APP_ENV"), host, version };
}
