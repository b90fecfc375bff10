import type { AppError } from "@/lib/errors";
import type { Answer, Refusal } from "@/lib/http/dialect";
import type { InputReader } from "@/lib/http/endpoint";
import { clearedCookie, sessionCookie } from "@/lib/http/session-cookie";
import type { CookieSignIn } from "@/lib/services/sign-in";
import type { SignOut } from "@/lib/services/sign-out";
import { succeeded } from "./dialect";

/** A done sign-in: the cookie, and the one text of this document that is not `请求成功`. */
export function signedIn({ cookie }: CookieSignIn): Answer {
  const body = JSON.stringify({ code: 200, data: {}, msg: "Login Successful." });
  return { status: 200, body, headers: { "Set-Cookie": sessionCookie(cookie) } };
}

/** Wrong credentials are a 401 of their own shape here. */
export function refusedSignIn(error: AppError): Refusal | undefined {
  if (error.detail.issues?.[0]?.rule !== "wrong_credentials") return undefined;
  const msg = "account or password error.";
  return { status: 401, body: { code: 401, data: {}, msg }, message: msg };
}

/** Signing out by GET counts only when a person meant it: not from another site's page, not from a prefetch. */
export const signOutInput: InputReader<SignOut> = {
  readsBody: () => false,
  read: ({ request: { method, headers } }) => {
    const foreign = method === "GET" && headers.get("sec-fetch-site") === "cross-site";
    const ahead = [headers.get("sec-purpose"), headers.get("purpose")].some((purpose) => purpose?.includes("prefetch"));
    return { meant: !foreign && !ahead };
  },
};

/** A done sign-out. */
export function signedOut({ clearCookie }: { clearCookie: boolean }): Answer {
  const answer = succeeded(204, null);
  return clearCookie ? { ...answer, headers: { "Set-Cookie": clearedCookie() } } : answer;
}
