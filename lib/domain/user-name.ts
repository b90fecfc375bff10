import type { UserValues } from "./user-record";

/** The full name: family name first and joined when it has Chinese characters, else last; `""` when none is kept. */
export function fullName({ first_name: first, last_name: last }: Pick<UserValues, "first_name" | "last_name">): string {
  if (/\p{Script=Han}/u.test(`${first}${last}`)) return `${last}${first}`;
  return `${first} ${last}`.trim();
}
