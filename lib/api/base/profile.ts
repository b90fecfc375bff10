import { config } from "@/lib/config";
import { plainTime } from "@/lib/domain/time";
import type { Answer } from "@/lib/http/dialect";
import type { Profile } from "@/lib/services/profile";
import { succeeded } from "./dialect";

/** The caller's own row as document `002` tells it; there are no departments, so `dept_id` is always null. */
export function profile(user: Profile): Answer {
  const zone = config("APP_TIME_ZONE");
  return succeeded({
    id: user.id,
    username: user.username,
    alias: user.alias,
    email: user.email,
    phone: user.phone,
    is_active: user.isActive,
    is_superuser: user.isSuperuser,
    last_login: user.lastLogin && plainTime(user.lastLogin, zone),
    dept_id: null,
    created_at: plainTime(user.createdAt, zone),
    updated_at: plainTime(user.updatedAt, zone),
    avatar: user.avatar,
    roles: user.groups.map(({ id, name }) => ({ id, name })),
    permissions: user.permissions,
  });
}
