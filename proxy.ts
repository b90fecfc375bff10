import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/paths";

/**
 * Gives each page its own script policy (security 2.6) and tells it its own address. The nonce goes onto the request too, where Next
 * finds it for its own scripts. Guards nothing: operations decide.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = scriptPolicy(randomBytes(16).toString("base64"), request.headers.get("x-forwarded-proto") === "https");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!api/|api$|myapp|account|users|vertifications|access|_next/static|_next/image|favicon.ico).*)"],
};

function scriptPolicy(nonce: string, secure: boolean): string {
  // React evaluates text in development, and so does the overlay of Next, which knows no trusted types.
  const dev = process.env.NODE_ENV === "development";
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(dev ? [] : ["require-trusted-types-for 'script'", "trusted-types nextjs default 'allow-duplicates'"]),
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}
