import path from "node:path";
import { config } from "@/lib/config";

export type Provider = "sqlite" | "postgresql";

/** Which database `DATABASE_URL` names. The only reader of its scheme. */
export function provider(): Provider {
  return config("DATABASE_URL").startsWith("file:") ? "sqlite" : "postgresql";
}

/** The absolute path of the SQLite file; a relative one counts from the working directory. */
export function databaseFile(): string {
  return path.resolve(
    config("DATABASE_URL")
      .replace(/^file:/, "")
      .replace(/\?.*$/, ""),
  );
}
