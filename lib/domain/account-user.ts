import { isoTime } from "./time";
import type { UserRecord } from "./user-record";

/** A user as document `001` shows one (contract section 4.4), times in `zone`; phone and e-mail stand unmasked. */
export function accountUser({ id, values, lastLogin, createdAt, permissions, groups }: UserRecord, zone: string) {
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
