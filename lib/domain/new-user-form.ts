import { z } from "zod";
import { config } from "../config";
import { boolean, choice, email, idList, text, username } from "./fields";

/** Passwords set on a page have at least this many characters, whatever the APIs accept. */
const PASSWORD_MIN = 8;

const profile = {
  username: username(),
  first_name: text({ max: 30, mayBeBlank: true }).optional(),
  last_name: text({ max: 150, mayBeBlank: true }).optional(),
  gender: choice(["male", "female", "other"]).optional(),
  email: email({ mayBeBlank: true }).optional(),
  phone: text({ max: 11, nullable: true }).optional(),
  dingding: text({ max: 32, nullable: true }).optional(),
  is_active: boolean().optional(),
  is_staff: boolean().optional(),
  is_superuser: boolean().optional(),
  groups: idList().optional(),
};

/** Any part of a user, as the pages of a user send it. */
export const profileFields = z.object({ ...profile, username: profile.username.optional() });

/** A new user, as pages and files send it. */
export const newUserFields = z.object({
  ...profile,
  password: text({ keepSpaces: true, min: () => Math.max(PASSWORD_MIN, config("PASSWORD_MIN_LENGTH")), max: 128 }),
});
