import { config } from "../config";
import { COOKIE_SECONDS } from "../domain/lifetimes";
import { SESSION_COOKIE } from "./credentials";

/** The `Set-Cookie` value that signs a browser in (contract section 2.5). */
export function sessionCookie(value: string): string {
  return `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_SECONDS}${secure()}`;
}

/** The `Set-Cookie` value that makes a browser forget the session. */
export function clearedCookie(): string {
  return `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure()}`;
}

function secure(): string {
  return config("APP_URL")?.startsWith("https:") ? "; Secure" : "";
}
