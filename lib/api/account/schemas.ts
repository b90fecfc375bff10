import { z } from "zod";
import { config } from "@/lib/config";
import { boolean, choice, email, idList, idReference, integer, text, username } from "@/lib/domain/fields";

/** `POST /account/login/` (contract section 4.2). */
export const credentials = z.object({ username: text(), password: text({ keepSpaces: true }) });

const password = () => text({ max: 128, min: () => config("PASSWORD_MIN_LENGTH"), keepSpaces: true });

/** A user as it is created or written whole, in the order of errors (contract section 4.5). */
export const user = z.object({
  password: password(),
  is_superuser: boolean().optional(),
  username: username(),
  first_name: text({ max: 30, mayBeBlank: true }).optional(),
  last_name: text({ max: 150, mayBeBlank: true }).optional(),
  email: email({ mayBeBlank: true }).optional(),
  is_staff: boolean().optional(),
  is_active: boolean().optional(),
  gender: choice(["male", "female", "other"]).optional(),
  phone: text({ max: 11, nullable: true }).optional(),
  dingding: text({ max: 32, nullable: true }).optional(),
  user_permissions: noIds().optional(),
  permissions: idList().optional(),
  groups: idList().optional(),
});

/** Any part of a user. */
export const userPart = user.extend({ password: user.shape.password.optional(), username: user.shape.username.optional() });

/** Parameters of `GET /account/user/` (contract section 7.4). */
export const userFilter = z.object({
  search: text({ max: 254, keepSpaces: true }).optional(),
  is_active: boolean().optional(),
  group: integer().optional(),
});

/** A group (contract section 4.8). */
export const group = z.object({ name: text({ max: 150 }), permissions: idList().optional() });

/** Any part of a group. */
export const groupPart = group.extend({ name: group.shape.name.optional() });

/** A back-end API (contract section 7.3). That RE2 takes the pattern is for the operation to find out. */
export const backendApi = z.object({
  name: text({ max: 50, nullable: true }).optional(),
  pattern: text({ max: 100 }),
  app_name: text({ max: 30, nullable: true }).optional(),
  comment: text({ max: 100, nullable: true }).optional(),
});

/** Any part of a back-end API. */
export const backendApiPart = backendApi.extend({ pattern: backendApi.shape.pattern.optional() });

/** A permission (contract sections 4.1, 7.3). */
export const permission = z.object({
  method: choice(["GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "*"], (sent) => sent.toUpperCase()),
  api_id: idReference(),
});

/** Any part of a permission. */
export const permissionPart = permission.extend({
  method: permission.shape.method.optional(),
  api_id: permission.shape.api_id.optional(),
});

/** A list of ids of a table that is always empty: every id is unknown. */
function noIds() {
  return idList()
    .superRefine(([first], context) => {
      if (first !== undefined) context.addIssue({ code: "custom", params: { rule: "pk_missing", value: first } });
    })
    .meta({ type: "array", items: { type: "integer" }, maxItems: 0 });
}
