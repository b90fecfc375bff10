/** How a username is kept and shown: trimmed, in NFKC (contract section 2.2). */
export function storedUsername(text: string): string {
  return text.trim().normalize("NFKC");
}

/** The form under which a username is unique and looked up in every dialect: `Admin` and `admin` have one key. */
export function usernameKey(text: string): string {
  return text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

/** The phone under which no two live users may stand, or null for a text that need not be unique. */
export function phoneKey(text: string | null): string | null {
  return text !== null && /^1\d{10}$/.test(text) ? text : null;
}

/** The length of a text in Unicode code points, the unit of every length rule. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
