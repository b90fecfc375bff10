import { config } from "@/lib/config";
import { codePoints } from "@/lib/domain/username";
import type { Issue } from "@/lib/errors";
import { isWeakPassword, type PasswordOwner, STRONG_LENGTH } from "./password-strength";

const PASSWORD_MAX = 128;

/**
 * What is wrong with a password that its owner sets on a page (contract section 2.4, security section 2.1): pages ask for at least 8
 * characters, or more when `PASSWORD_MIN_LENGTH` does, at most 128, and none that is easily guessed. `field` names the control.
 */
export function pagePasswordIssues(password: string, owner: PasswordOwner, field = "password"): Issue[] {
  const length = codePoints(password);
  const min = Math.max(STRONG_LENGTH, config("PASSWORD_MIN_LENGTH"));
  if (length < min) return [{ field, rule: "min_length", params: { min } }];
  if (length > PASSWORD_MAX) return [{ field, rule: "max_length", params: { max: PASSWORD_MAX } }];
  return isWeakPassword(password, owner) ? [{ field, rule: "weak_password" }] : [];
}
