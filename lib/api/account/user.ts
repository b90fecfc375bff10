import { config } from "@/lib/config";
import { accountUser } from "@/lib/domain/account-user";
import { readDraft, settle } from "@/lib/domain/draft";
import type { UserQuery } from "@/lib/domain/user-filter";
import type { UserRecord } from "@/lib/domain/user-record";
import type { Json } from "@/lib/http/dialect";
import type { Submission } from "@/lib/http/endpoint";
import { fieldsOfQuery } from "@/lib/http/input";
import { readWindow } from "@/lib/http/listing";
import { userFilter } from "./schemas";

/** The user JSON of contract section 4.4; phone and e-mail stand unmasked. */
export function userJson(user: UserRecord): { readonly [key: string]: Json } {
  return accountUser(user, config("APP_TIME_ZONE"));
}

/** Which users are asked for, and which page of them (contract sections 7.4, 2.10). */
export const userQuery = {
  readsBody: () => false,
  schema: userFilter,
  read: ({ query }: Submission): UserQuery => ({ filter: settle(readDraft(userFilter, fieldsOfQuery(query))), window: readWindow(query) }),
};
