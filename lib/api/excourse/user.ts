import { config } from "@/lib/config";
import { maskedEmail, maskedPhone, PASSWORD_MASK } from "@/lib/domain/masks";
import { offsetTime } from "@/lib/domain/time";
import type { UserRecord } from "@/lib/domain/user-record";
import { type Answer, type Json, json } from "@/lib/http/dialect";
import type { RegisteredTeacher } from "@/lib/services/teacher-registration";
import type { ShownTeacher } from "@/lib/services/teachers";

/** The answer of `GET`, `PUT` and `PATCH /users/{pk}/`. */
export function shownUser({ user, masked }: ShownTeacher): Answer {
  return json(200, { id: user.id, ...userJson(user, masked) });
}

/** The answer of `POST /users/register/`: the token is the second key. */
export function registered({ user, token }: RegisteredTeacher): Answer {
  return json(201, { id: user.id, token, ...userJson(user, false) });
}

/** The keys after `id`, in the order of the document (contract section 6). */
function userJson({ values, groups, ...user }: UserRecord, masked: boolean): { readonly [key: string]: Json } {
  const zone = config("APP_TIME_ZONE");
  return {
    password: PASSWORD_MASK,
    last_login: user.lastLogin && offsetTime(user.lastLogin, zone),
    is_superuser: values.is_superuser,
    username: values.username,
    work_id: values.work_id,
    icon: values.icon,
    phone: masked ? maskedPhone(values.phone) : (values.phone ?? ""),
    email: masked ? maskedEmail(values.email) : values.email || null,
    is_grade: values.is_grade,
    is_super: values.is_super,
    is_active: values.is_active,
    wechat: values.wechat,
    create_time: offsetTime(user.createdAt, zone),
    update_time: offsetTime(user.updatedAt, zone),
    is_delete: false,
    school_id: values.school_id,
    groups,
    user_permissions: [],
  };
}
