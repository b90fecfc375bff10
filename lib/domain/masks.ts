import { phoneKey } from "./username";

/** What stands for a password in every answer (contract section 6.6). */
export const PASSWORD_MASK = "********";

/** `138****0001`; other forms their first three characters and `****`; none `""`. */
export function maskedPhone(phone: string | null): string {
  if (!phone) return "";
  const start = [...phone].slice(0, 3).join("");
  return phoneKey(phone) === null ? `${start}****` : `${start}****${phone.slice(-4)}`;
}

/** `u***@example.com`; none null. A text without `@` shows its first character only. */
export function maskedEmail(email: string | null): string | null {
  if (!email) return null;
  const at = email.lastIndexOf("@");
  const [first = ""] = email.slice(0, at === -1 ? undefined : at);
  return at === -1 ? `${first}***` : `${first}***${email.slice(at)}`;
}
