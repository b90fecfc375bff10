import { config } from "@/lib/config";
import { isoTime } from "@/lib/domain/time";
import type { UserRecord } from "@/lib/domain/user-record";
import type { Json } from "@/lib/http/dialect";

/** The user JSON of contract section 4.4; phone and e-mail stand unmasked. */
export function userJson({ id, values, lastLogin, createdAt, permissions, groups }: UserRecord): Json {
  const zone = config("APP_TIME_ZONE");
  return {
    id,
    last_login: lastLogin && isoTime(lastLogin, zone),
    is_superuser: values.is_superuser,
    username: values.username,
    first_name: values.first_name,
    last_name: values.last_name,
    email: values.email ?? "",
    is_staff: values.is_staff,
    is_active: values.is_active,
    date_joined: isoTime(createdAt, zone),
    gender: values.gender,
    phone: values.phone,
    dingding: values.dingding,
    user_permissions: [],
    permissions,
    groups,
  };
}
