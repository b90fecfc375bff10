import type { AuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { config } from "@/lib/config";
import { COOKIE_SECONDS } from "@/lib/domain/lifetimes";
import { endBrowserSession, readBrowserSession } from "@/lib/services/browser-session";
import { visitor } from "./visitor";

/**
 * next-auth as a reader of our own sessions (security 2.2): the cookie is the opaque one of `/account/login/`, its row is looked up
 * at every request and decides, and next-auth neither signs in nor makes tokens. The secret is in `NEXTAUTH_SECRET`.
 */
export function authOptions(): AuthOptions {
  const secure = config("APP_URL")?.startsWith("https:") ?? false;
  return {
    providers: [],
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    jwt: { maxAge: COOKIE_SECONDS, encode: ({ token }) => cookieOf(token), decode: ({ token }) => readCookie(token) },
    pages: { signIn: "/login", signOut: "/login", error: "/login", verifyRequest: "/login", newUser: "/login" },
    cookies: { sessionToken: { name: "sessionid", options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    // No jwt callback: the browser may post an "update", and nothing of it is to be kept.
    callbacks: { redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl) },
    events: { signOut: async ({ token }) => endBrowserSession(visitor(await cookieOf(token)), {}, undefined) },
    // An ended session is everyday, and the built-in logger prints what the browser sent.
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

async function readCookie(cookie: string | undefined) {
  const standing = cookie ? await readBrowserSession(visitor(cookie), {}, undefined) : null;
  return standing && cookie ? { cookie, sub: String(standing.user.id), name: standing.user.username } : null;
}

async function cookieOf(token: JWT | undefined): Promise<string> {
  return typeof token?.cookie === "string" ? token.cookie : "";
}

/** An address of ours, or the start page: `URL` throws for what a stranger may have put here. */
function ownAddress(url: string, baseUrl: string): string {
  try {
    const wanted = new URL(url, baseUrl);
    return wanted.origin === new URL(baseUrl).origin ? wanted.href : baseUrl;
  } catch {
    return baseUrl;
  }
}
