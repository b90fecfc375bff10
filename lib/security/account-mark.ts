import { createHmac } from "node:crypto";
import { purposeKey } from "./secrets";

/**
 * The name under which the tries of a sign-in are counted, known or unknown account alike. Keyed, so that a copy of the database
 * does not tell which names were tried.
 * @param key as `usernameKey` makes it
 */
export function accountMark(key: string): string {
  return createHmac("sha256", purposeKey("throttle")).update(key).digest("base64url");
}
