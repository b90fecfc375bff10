import { config } from "@/lib/config";
import { readDraft, settle } from "@/lib/domain/draft";
import { isoTime } from "@/lib/domain/time";
import type { UserQuery } from "@/lib/domain/user-filter";
import type { UserRecord } from "@/lib/domain/user-record";
import type { Json } from "@/lib/http/dialect";
import type { Submission } from "@/lib/http/endpoint";
import { fieldsOfQuery } from "@/lib/http/input";
import { readWindow } from "@/lib/http/listing";
import { userFilter } from "./schemas";

/** The user JSON of contract section 4.4; phone and e-mail stand unmasked. */
export function userJson({ id, values, lastLogin, createdAt, permissions, groups }: UserRecord): { readonly [key: string]: Json } {
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

/** Which users are asked for, and which page of them (contract sections 7.4, 2.10). */
export const userQuery = {
  readsBody: () => false,
  schema: userFilter,
  read: ({ query }: Submission): UserQuery => ({ filter: settle(readDraft(userFilter, fieldsOfQuery(query))), window: readWindow(query) }),
};
