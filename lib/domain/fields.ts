import { z } from "zod";
import type { Rule } from "../errors";
import { codePoints, storedUsername } from "./username";

/**
 * Field types as the documents' frameworks read them (contract section 2.2). Each reports broken rules by name, so that every
 * dialect tells them in its own words; `meta` is what the OpenAPI document says of the field.
 */
export interface TextOptions {
  readonly max?: number;
  /** Read at the time of the call, since it is a setting. */
  readonly min?: () => number;
  readonly mayBeBlank?: boolean;
  readonly nullable?: boolean;
  /** Passwords keep their spaces. */
  readonly keepSpaces?: boolean;
  readonly check?: (text: string) => Rule | undefined;
  /** How the text is stored. */
  readonly store?: (text: string) => string;
}

type Report = (rule: Rule, params?: Record<string, string | number>) => undefined;

/** A text. `nullable` texts read `""` as null. */
export function text(options: TextOptions & { nullable: true }): z.ZodType<string | null>;
export function text(options?: TextOptions): z.ZodType<string>;
export function text(options: TextOptions = {}): z.ZodType<string | null> {
  return field<string | null>((value, report) => {
    if (value === null && options.nullable) return null;
    const read = plainText(value, options.keepSpaces ?? false, report);
    if (read === undefined) return undefined;
    if (read === "" && options.nullable) return null;
    if (read.trim() === "" && !options.mayBeBlank) return report("blank");
    checkText(read, options, report);
    return options.store?.(read) ?? read;
  }).meta({
    type: options.nullable ? ["string", "null"] : "string",
    ...(options.max === undefined ? {} : { maxLength: options.max }),
  } as Record<string, unknown>);
}

/** A username as it is stored: trimmed and in NFKC. */
export function username(max = 150): z.ZodType<string> {
  return text({ max, store: storedUsername, check: (value) => (isUsername(value) ? undefined : "username_characters") }).meta({
    type: "string",
    maxLength: max,
    pattern: "^[\\p{L}\\p{N}_@.+-]+$",
  });
}

/** Whether a text has only the characters a username may have: Unicode letters and digits, `@ . + - _`. */
export function isUsername(value: string): boolean {
  return /^[\p{L}\p{N}_@.+-]+$/u.test(storedUsername(value));
}

/** An address of at most 254 characters; `""` is allowed where `nullable` or `mayBeBlank` says so. */
export function email(options: { nullable: true }): z.ZodType<string | null>;
export function email(options?: { mayBeBlank?: boolean }): z.ZodType<string>;
export function email(options: { nullable?: boolean; mayBeBlank?: boolean } = {}): z.ZodType<string | null> {
  const check = (value: string) => (value === "" || isEmail(value) ? undefined : "email");
  const read: TextOptions = { max: 254, mayBeBlank: options.mayBeBlank ?? false, check };
  const type: z.ZodType<string | null> = options.nullable ? text({ ...read, nullable: true }) : text(read);
  return type.meta({ type: options.nullable ? ["string", "null"] : "string", format: "email", maxLength: 254 } as Record<string, unknown>);
}

/** A truth value in one of the documented spellings. */
export function boolean(): z.ZodType<boolean> {
  return field<boolean>((value, report) => {
    if (value === null) return report("null");
    const word = typeof value === "string" ? value.trim().toLowerCase() : value;
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
    return report("boolean");
  }).meta({ type: "boolean" });
}

/** One of `values`, exactly; `fold` prepares the sent text. */
export function choice<const V extends string>(values: readonly V[], fold: (text: string) => string = (sent) => sent): z.ZodType<V> {
  return field<V>((value, report) => {
    if (value === null) return report("null");
    const sent = typeof value === "string" ? fold(value) : value;
    const found = values.find((one) => one === sent);
    return found ?? report("choice", { value: shown(value) });
  }).meta({ type: "string", enum: values });
}

/** A whole number of `min` to `max`, as number or decimal text; anything else is no choice. */
export function numberChoice(min: number, max: number): z.ZodType<number> {
  return field<number>((value, report) => {
    if (value === null) return report("null");
    const number = wholeNumber(value);
    return number !== undefined && number >= min && number <= max ? number : report("choice", { value: shown(value) });
  }).meta({ type: "integer", minimum: min, maximum: max });
}

/** A whole number, as number or decimal text. */
export function integer(): z.ZodType<number> {
  return field<number>((value, report) => {
    if (value === null) return report("null");
    return wholeNumber(value) ?? report("integer");
  }).meta({ type: "integer" });
}

/** The id of another object. That it exists is for the operation to find out. */
export function idReference(): z.ZodType<number> {
  return field<number>((value, report) => (value === null ? report("null") : oneId(value, report))).meta({ type: "integer", minimum: 1 });
}

/** Ids of other objects, duplicates removed, in the order sent. */
export function idList(): z.ZodType<number[]> {
  return field<number[]>((value, report) => {
    if (value === null) return report("null");
    if (!Array.isArray(value)) return report("list", { type: kind(value) });
    const ids = new Set<number>();
    for (const entry of value) {
      const id = oneId(entry, report);
      if (id === undefined) return undefined;
      ids.add(id);
    }
    return [...ids];
  }).meta({ type: "array", items: { type: "integer" } });
}

/** The name Python gives to the type of a value, which the documented messages quote. */
export function kind(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return "dict";
}

const TRUE = new Set<unknown>([true, 1, "true", "yes", "on", "t", "y", "1"]);
const FALSE = new Set<unknown>([false, 0, "false", "no", "off", "f", "n", "0"]);
const EMAIL =
  /^[\w!#$%&'*+/=?^`{}|~-]+(\.[\w!#$%&'*+/=?^`{}|~-]+)*@((?=[a-z0-9-]{1,63}\.)[a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** Whether a text has the form of an address, as Django's validator judges ASCII addresses; `localhost` is a domain too. */
function isEmail(value: string): boolean {
  return EMAIL.test(value) || (value.endsWith("@localhost") && EMAIL.test(`${value}.org`));
}

function field<T>(read: (value: unknown, report: Report) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const report: Report = (rule, params) => {
      context.issues.push({ code: "custom", input: value, params: { rule, ...params } });
      return undefined;
    };
    const result = value === undefined ? report("required") : read(value, report);
    return result === undefined ? z.NEVER : (result as T);
  });
}

function plainText(value: unknown, keepSpaces: boolean, report: Report): string | undefined {
  if (value === null) return report("null");
  if (typeof value !== "string" && typeof value !== "number") return report("not_text");
  const read = String(value);
  if (read.includes("\0")) return report("nul");
  const surrogate = /[\uD800-\uDFFF]/u.exec(read)?.[0];
  if (surrogate) return report("surrogate", { value: surrogate.charCodeAt(0).toString(16).toUpperCase() });
  return keepSpaces ? read : read.trim();
}

function checkText(read: string, options: TextOptions, report: Report): void {
  const length = codePoints(read);
  const max = options.max ?? Number.POSITIVE_INFINITY;
  const min = options.min?.() ?? 0;
  const rule = options.check?.(read);
  // The documents list the form of an address before its length, and the length before everything else.
  if (rule === "email") report(rule);
  if (length > max) report("max_length", { max });
  if (length < min) report("min_length", { min });
  if (rule && rule !== "email") report(rule);
}

function oneId(value: unknown, report: Report): number | undefined {
  if (value === null) return report("pk_missing", { value: "None" });
  const number = typeof value === "boolean" ? undefined : wholeNumber(value);
  if (number === undefined) return report("pk_type", { type: kind(value) });
  return number;
}

function wholeNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? value : undefined;
  return typeof value === "string" && /^[+-]?\d{1,20}$/.test(value.trim()) ? Number(value) : undefined;
}

function shown(value: unknown): string {
  return typeof value === "object" ? kind(value) : typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}
