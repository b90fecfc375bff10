import { z } from "zod";
import { config } from "@/lib/config";
import { boolean, email, idList, idReference, numberChoice, text, username } from "@/lib/domain/fields";
import { codePoints, phoneKey } from "@/lib/domain/username";

const PHONE_MAX = 11;
/** A text that is too long is told that alone. */
const phone = text({
  max: PHONE_MAX,
  check: (sent) => (phoneKey(sent) !== null || codePoints(sent) > PHONE_MAX ? undefined : "pattern"),
}).meta({ type: "string", maxLength: PHONE_MAX, pattern: "^1\\d{10}$" });
const password = text({ max: 128, min: () => config("PASSWORD_MIN_LENGTH"), keepSpaces: true });
const level = numberChoice(0, 6).optional();
const optional = (max: number) => text({ max, nullable: true }).optional();

/** `POST /vertifications/` (contract section 6.1). */
export const codeRequest = z.object({ username: text({ max: 150, mayBeBlank: true }).optional(), phone });

/** `POST /users/register/` (contract section 6.2). */
export const registration = z.object({
  sms_code: text(),
  password,
  username: username(),
  work_id: optional(25),
  phone,
  email: email({ nullable: true }).optional(),
  is_grade: level,
  is_super: level,
  wechat: optional(128),
  school_id: idReference(),
});

/** `POST /users/login/` (contract section 6.3). */
export const credentials = z.object({ username: text(), password: text({ keepSpaces: true }) });

/** `PUT` and `PATCH /users/{pk}/` (contract section 6.5). */
export const changes = z.object({
  password: password.optional(),
  is_superuser: boolean().optional(),
  username: username().optional(),
  work_id: optional(25),
  email: email({ nullable: true }).optional(),
  wechat: optional(128),
  icon: optional(255),
  phone: phone.optional(),
  is_grade: level,
  is_super: level,
  is_active: boolean().optional(),
  school_id: idReference().optional(),
  groups: idList().optional(),
});
