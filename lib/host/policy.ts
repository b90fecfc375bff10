import type { IncomingHttpHeaders } from "node:http";
import { config } from "@/lib/config";

/** What the settings say about the outside of this server, read once at the start. */
export interface HostPolicy {
  /** The origin of `APP_URL`, or null. */
  readonly publicUrl: URL | null;
  readonly hops: number;
  /** Lower-case names or `name:port`; null allows any. */
  readonly allowedHosts: ReadonlySet<string> | null;
}

/** Reads the policy from the settings; `ALLOWED_HOSTS` defaults to the host of `APP_URL` (contract 7.6). */
export function readPolicy(): HostPolicy {
  const own = config("APP_URL");
  const publicUrl = own === undefined ? null : new URL(own);
  const names = config("ALLOWED_HOSTS") ?? (publicUrl ? [publicUrl.hostname] : []);
  const allowedHosts = names.length > 0 ? new Set(names.map((name) => name.toLowerCase())) : null;
  return { publicUrl, hops: config("TRUSTED_PROXY_HOPS"), allowedHosts };
}

/**
 * Whether the `Host` of a request can be served (contract 2.1). `rawHeaders` as Node gives them: name, value, name, value.
 * An HTTP/1.0 request without one passes. `anyName` skips the list, not the form: a health check calls by address.
 */
export function isHostAccepted(rawHeaders: readonly string[], httpVersion: string, policy: HostPolicy, anyName: boolean): boolean {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "host");
  const host = hosts[0];
  if (host === undefined) return httpVersion === "1.0";
  if (hosts.length > 1 || !/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host) || !URL.canParse(`http://${host}`)) return false;
  if (anyName || policy.allowedHosts === null) return true;
  const name = host.toLowerCase();
  return policy.allowedHosts.has(name) || policy.allowedHosts.has(name.replace(/:\d+$/, ""));
}

/**
 * The scheme the client sees: that of `APP_URL`, else what the trusted proxy says in `X-Forwarded-Proto`, else http.
 */
export function publicScheme(headers: IncomingHttpHeaders, policy: HostPolicy): "http" | "https" {
  if (policy.publicUrl) return policy.publicUrl.protocol === "https:" ? "https" : "http";
  const entries = policy.hops > 0 ? String(headers["x-forwarded-proto"] ?? "").split(",") : [];
  return (entries.at(-policy.hops) ?? entries[0])?.trim() === "https" ? "https" : "http";
}
