import { config } from "../config";
import { AppError } from "../errors";

/**
 * The same-origin rule of contract section 2.6, for changes made by the cookie.
 * @throws AppError `cross_site` with the words after "CSRF Failed: "
 */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const referer = request.headers.get("referer");
  if (origin !== null) {
    if (!isOwn(origin, request)) refuse(`Origin checking failed - ${origin} does not match any trusted origins.`);
  } else if (site !== null) {
    if (site !== "same-origin" && site !== "none") refuse("Cross-site request refused.");
  } else if (referer !== null && !isOwn(originOf(referer), request)) {
    refuse(`Referer checking failed - ${referer} does not match any trusted origins.`);
  }
}

/** The origin under which people reach us: that of `APP_URL`, else scheme and `Host` of the request. */
export function publicOrigin(request: Request): string {
  const scheme = request.headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  return config("APP_URL") ?? `${scheme}://${request.headers.get("host") ?? new URL(request.url).host}`;
}

function isOwn(origin: string | null, request: Request): boolean {
  return origin !== null && (origin === originOf(publicOrigin(request)) || config("TRUSTED_ORIGINS").includes(origin));
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

function refuse(reason: string): never {
  throw new AppError("cross_site", { reason });
}
