import { maskedEmail, maskedPhone } from "@/lib/domain/masks";
import { isRecord } from "@/lib/domain/record";

const MAX_CONTENT = 4000;
const MAX_KEYS = 50;
const MAX_ENTRIES = 20;
const MAX_NAME = 64;
/** No field of ours is nested deeper. */
const MAX_DEPTH = 5;
const HIDDEN = "***";

/** The keys whose values may stand in a log (contract section 2.11), and why a form may break assertions. */
const KEPT: ReadonlySet<string> = new Set(
  `ids user_ids perm_ids limit offset result start end group method url ip username name gender is_superuser is_staff is_active
  is_super is_grade school_id work_id groups permissions api_id pattern app_name comment override_reason`.split(/\s+/),
);

/** What looks like a JWT, a password hash or a credential, wherever it was typed. The look-behinds keep the time linear. */
const SECRET = /(?<![\w-])eyJ[\w-]{10,}\.[\w.=-]+|\$2[abxy]?\$\d\d\$[./\w]*|(?<!\w)pbkdf2_\w+\$\S*|(?<!\w)[Bb][Ee][Aa][Rr][Ee][Rr]\s+\S+/g;

/** Controls, line and paragraph separators, and what turns the direction of text: they could forge log lines. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What a request said: the pairs of its query and its decoded body, when it was read. */
export interface LoggedContent {
  readonly query?: Iterable<readonly [string, string]> | undefined;
  readonly body?: unknown;
}

/**
 * The redacted JSON text `{"query":{…},"body":{…}}` of a request, of at most 4,000 code points (a longer one is cut, and is then no
 * JSON any more). Empty parts are left out; null when both are. Values stand only under the keys of the allow-list.
 */
export function redactContent({ query, body }: LoggedContent): string | null {
  const parts = Object.entries({ query: Object.fromEntries(query ?? []), body }).filter(([, part]) => !isEmpty(part));
  if (parts.length === 0) return null;
  const redacted = parts.map(([name, part]) => [name, container(part, 0)]);
  return cut(JSON.stringify(Object.fromEntries(redacted)), MAX_CONTENT);
}

/**
 * Text from outside as it may stand in a log: well-formed, without NUL, other control characters and bidi controls written as
 * `\uXXXX`, tokens and hashes as `***`, cut to `max` code points.
 */
export function cleanText(text: string, max: number): string {
  const start = cut(text, max)
    .replace(/\0/g, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(SECRET, HIDDEN);
  return cut(start.replace(UNSEEN, escaped), max);
}

function isEmpty(part: unknown): boolean {
  if (Array.isArray(part)) return part.length === 0;
  return part === undefined || part === null || (isRecord(part) && Object.keys(part).length === 0);
}

/** An object or array by the rules for its keys; a bare value belongs to no key and is hidden. */
function container(value: unknown, depth: number): unknown {
  if (depth >= MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map((entry) => container(entry, depth + 1));
  if (!isRecord(value)) return HIDDEN;
  const pairs = Object.entries(value).slice(0, MAX_KEYS);
  return Object.fromEntries(pairs.map(([key, entry]) => [cleanText(key, MAX_NAME), shown(key, entry, depth)]));
}

function shown(key: string, value: unknown, depth: number): unknown {
  if (key === "phone") return isText(value) ? plain(maskedPhone(String(value))) : value === null ? "" : HIDDEN;
  if (key === "email") return isText(value) ? plain(maskedEmail(String(value))) : value === null ? null : HIDDEN;
  return KEPT.has(key) ? kept(value, depth) : HIDDEN;
}

function kept(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return depth >= MAX_DEPTH ? HIDDEN : value.slice(0, MAX_ENTRIES).map((entry) => kept(entry, depth + 1));
  return isRecord(value) ? container(value, depth + 1) : plain(value);
}

function plain(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.search(SECRET) === -1 ? cleanText(value, MAX_CONTENT) : HIDDEN;
}

function isText(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The first `max` code points. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : [...text.slice(0, 2 * max)].slice(0, max).join("");
}
