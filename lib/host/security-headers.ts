import type { HostPolicy } from "./policy";

/**
 * The headers every answer carries, API, page or file. The policy for scripts differs from page to page and stands in `proxy.ts`;
 * HSTS only when the public address is https.
 */
export function securityHeaders(policy: HostPolicy): Readonly<Record<string, string>> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "x-frame-options": "DENY",
    ...(policy.publicUrl?.protocol === "https:" && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}
