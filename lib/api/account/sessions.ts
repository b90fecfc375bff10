import { config } from "@/lib/config";
import { isoTime } from "@/lib/domain/time";
import type { Json } from "@/lib/http/dialect";
import type { ListedSession } from "@/lib/services/user-sessions";

/** A session of a user (contract section 7.4). */
export function sessionJson({ id, dialect, createdAt, lastSeenAt, ip, userAgent, expiresAt, current }: ListedSession): Json {
  const zone = config("APP_TIME_ZONE");
  return {
    id,
    dialect,
    created_at: isoTime(createdAt, zone),
    last_seen: isoTime(lastSeenAt, zone),
    ip,
    ua: userAgent,
    expires_at: isoTime(expiresAt, zone),
    current,
  };
}
