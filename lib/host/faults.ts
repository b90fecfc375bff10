import { ConfigError } from "@/lib/config";

/**
 * An unexpected error as text for the console: names, codes and frames, along its causes. Messages are left out, because those
 * of databases and parsers repeat what they were given.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`caused by ${describeFault(error.cause)}`];
  return [`${error.name}${codeOf(error)}`, ...frames, ...cause].join("\n");
}

/** Why the start failed, in one line. Only messages written for people are repeated. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const code = error instanceof Error ? codeOf(error).trim() : "";
  return FAMILIAR[code] ?? `unexpected error: ${describeFault(error).split(/\n\s*/, 3).join(" ")}`;
}

const FAMILIAR: Readonly<Record<string, string>> = {
  EADDRINUSE: "the port is in use by another program; set PORT to a free one",
  EADDRNOTAVAIL: "HOST is no address of this machine",
  EACCES: "the permission is missing to listen on this port, or to use the data directory",
  EROFS: "the data directory is read-only",
  ENOSPC: "the disk is full",
  ECONNREFUSED: "the database refuses connections; is it running?",
  ENOTFOUND: "the host in DATABASE_URL is unknown",
  ETIMEDOUT: "the database does not answer",
  "28P01": "the database refuses the password in DATABASE_URL",
  "28000": "the database refuses the user in DATABASE_URL",
  "3D000": "the database named in DATABASE_URL does not exist",
};

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
}
