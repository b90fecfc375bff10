import { config } from "@/lib/config";
import { isoTime } from "@/lib/domain/time";
import type { DeletedUser } from "@/lib/domain/user-record";
import type { Json } from "@/lib/http/dialect";
import { userJson } from "./user";

/** A user in the recycle bin (contract section 7.4). */
export function deletedUserJson({ user, deletedAt }: DeletedUser): Json {
  return { ...userJson(user), deleted_at: isoTime(deletedAt, config("APP_TIME_ZONE")) };
}
