import { cookies } from "next/headers";
import { config } from "@/lib/config";
import { COOKIE_SECONDS } from "@/lib/domain/lifetimes";
import { SESSION_COOKIE } from "@/lib/http/credentials";

/** Signs this browser in: the cookie of contract section 2.5. Only in server actions. */
export async function setSessionCookie(value: string): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, value, { ...attributes(), maxAge: COOKIE_SECONDS });
}

/** Makes this browser forget its session. Only in server actions. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, "", { ...attributes(), maxAge: 0 });
}

/** Whether the browser sent a session along: of somebody who is not signed in it says that the session has ended. */
export async function sentSession(): Promise<boolean> {
  return (await cookies()).has(SESSION_COOKIE);
}

function attributes() {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: config("APP_URL")?.startsWith("https:") ?? false } as const;
}
