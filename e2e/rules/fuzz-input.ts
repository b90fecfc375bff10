import fc from "fast-check";
import { type JsonSchema, sentSchema } from "@/lib/api/openapi/json-schema";
import type { Line } from "@/lib/api/openapi/line";

/** A call: what fills the template, its query, who calls, and what is sent. */
export interface Attempt {
  readonly pk: string;
  readonly query: string;
  readonly caller: "superuser" | "anonymous" | "broken";
  readonly sent: Sent;
}

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Calls of an operation: right ones, nearly right ones, and nonsense. `pk` is the id of an object that may be lost. */
export function attempts({ method, endpoint: { input, list, access } }: Line, pk: string): fc.Arbitrary<Attempt> {
  const fields = input.schema ? sentSchema(input.schema).properties : {};
  const ids = Object.fromEntries((input.ids ?? []).map((name): [string, JsonSchema] => [name, { type: "ids" }]));
  const inQuery = { ...ids, ...(method === "GET" ? fields : {}), ...(list ? { limit: WHOLE, offset: WHOLE } : {}) };
  return fc.record({
    pk: fc.oneof({ weight: 4, arbitrary: fc.constant(pk) }, fc.constantFrom(...ODD_KEYS)),
    query: fc.oneof(
      { weight: 6, arbitrary: pairs(inQuery).map((text) => `?${text}`) },
      fc.constantFrom("", "?%ff=%00", "?ids=%ed%a0%80", "?&&="),
    ),
    caller: access === "open" ? fc.constant("anonymous") : CALLER,
    sent: method === "GET" ? fc.constant({ headers: {} }) : bodies({ ...fields, ...ids }, input.batch ?? false),
  });
}

const WHOLE: JsonSchema = { type: "integer" };
const CALLER = fc.oneof(
  { weight: 8, arbitrary: fc.constant("superuser" as const) },
  fc.constantFrom("anonymous" as const, "broken" as const),
);
/** None of them is a word of an address, and dots would be another address. */
const ODD_KEYS = [
  "1",
  "01",
  "0",
  "-1",
  "+1",
  "1.0",
  "1e3",
  "abc",
  "2147483647",
  "2147483648",
  "99999999999",
  "%31",
  "%2531",
  "%00",
  "%2F1",
  "%5C",
].concat(["%ff", "%ed%a0%80", "%EF%BC%91", "1%20", "%E5%AF%86", "a".repeat(500), "*", "$gt", "{pk}", "1;2", "null"]);
const IDS = [
  "1",
  "999999",
  "1,999999",
  "1,,2",
  " 1 , 999999 ",
  "",
  ",",
  "0",
  "-1",
  "abc",
  "1e3",
  "2147483648",
  "1\0",
  "１",
  "1".repeat(21),
];

const STRANGE: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, 1e308, 2147483647, 2147483648, "", " ", "\0", "a\0b", "\ud800", "x\udfffy", "\ufeff", "\u202e"],
  ...[{}, [], [[]], { $gt: "" }, { $ne: null }, { contains: "a" }, ["a"], [null], [{}], [1, "1", true], { __proto__: 1 }, { length: 1e9 }],
  ...[
    "' OR 1=1 --",
    "#{7*7}",
    "{{7*7}}",
    "%00",
    "密码",
    "ﬁ",
    "😀",
    "true",
    "on",
    "1",
    "0",
    "null",
    "9".repeat(400),
    "a@b.cd",
    "*",
    ".*",
    "(",
  ],
];
const EXTRA = ["__proto__", "constructor", "toString", "is_delete", "id", "user_id", "", "a".repeat(300), "password[]", "\0"];

/** A value of a field: right, at its length, or anything. Of many fields most are right, else no call would get past the first. */
function value(schema: JsonSchema, fields: number): fc.Arbitrary<unknown> {
  const near = lengths(schema);
  return fc.oneof(
    { weight: 5 * fields, arbitrary: right(schema) },
    { weight: near ? 2 : 0, arbitrary: near ?? fc.constant("") },
    { weight: 3, arbitrary: fc.constantFrom(...STRANGE) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  );
}

function right({ type, enum: choices, format, pattern, items, maxItems }: JsonSchema): fc.Arbitrary<unknown> {
  if (Array.isArray(choices)) return fc.constantFrom(...choices);
  if (type === "ids") return fc.oneof(fc.constantFrom(...IDS), fc.constantFrom([1], ["1", 999999], [], [1.5], [-1]));
  if (type === "boolean") return fc.constantFrom(true, false, "true", "off");
  if (type === "array") return maxItems === 0 || !items ? fc.constant([]) : fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 });
  if (Array.isArray(type) ? type.includes("integer") : type === "integer") return fc.constantFrom(1, "1", 0, 6);
  if (format === "email") return fc.constantFrom("user1@example.com", "");
  if (pattern === "^1\\d{10}$") return fc.integer({ min: 0, max: 99_999_999 }).map((number) => `138${String(number).padStart(8, "0")}`);
  return fc.integer({ min: 0, max: 1e9 }).map((number) => `name${number}`);
}

/** Texts around the greatest length, of letters with one and with two code units. */
function lengths({ maxLength }: JsonSchema): fc.Arbitrary<string> | undefined {
  if (typeof maxLength !== "number") return undefined;
  return fc
    .tuple(fc.constantFrom("a", "密", "😀", "1"), fc.constantFrom(-1, 0, 1))
    .map(([letter, more]) => letter.repeat(maxLength + more));
}

/** Some of the fields, in any order, with one that is unknown. */
function entries(fields: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<[string, unknown][]> {
  const all = Object.entries(fields);
  const known = all.map(([name, schema]) =>
    fc.option(value(schema, all.length), { freq: 6, nil: ABSENT }).map((one): [string, unknown] => [name, one]),
  );
  const unknown = fc.tuple(fc.constantFrom(...EXTRA), fc.constantFrom(...STRANGE));
  return fc.tuple(fc.tuple(...known), fc.option(unknown, { freq: 2, nil: undefined }), fc.boolean()).map(([some, extra, twice]) => {
    const told = some.filter(([, one]) => one !== ABSENT);
    return [...told, ...(extra ? [extra] : []), ...(twice ? told.slice(0, 1) : [])];
  });
}

const ABSENT = Symbol("absent");

/** Repeated keys stay repeated. */
function objectText(fields: readonly (readonly [string, unknown])[]): string {
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one) ?? "null"}`).join(",")}}`;
}

function pairs(fields: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<string> {
  return entries(fields).map((some) => new URLSearchParams(some.map(([name, one]): [string, string] => [name, formText(one)])).toString());
}

function formText(one: unknown): string {
  return typeof one === "string" ? one : (JSON.stringify(one) ?? "");
}

function multipart(some: readonly (readonly [string, unknown])[]): string {
  const parts = some.map(([name, one], at) => {
    const file = at % 3 === 2 ? '; filename="a.txt"\r\ncontent-type: text/plain' : "";
    return `--B\r\ncontent-disposition: form-data; name="${name.replace(/[\r\n"\0]/g, "")}"${file}\r\n\r\n${formText(one)}\r\n`;
  });
  return `${parts.join("")}--B--\r\n`;
}

function bodies(fields: Readonly<Record<string, JsonSchema>>, batch: boolean): fc.Arbitrary<Sent> {
  const some = entries(fields);
  const json = (text: fc.Arbitrary<string>) => text.map((body): Sent => ({ headers: { "content-type": "application/json" }, body }));
  const rows = fc.array(fc.oneof({ weight: 4, arbitrary: some.map(objectText) }, fc.constantFrom("1", "null", "[]", '"a"', "{}")), {
    maxLength: 3,
  });
  return fc.oneof(
    { weight: 8, arbitrary: json(some.map(objectText)) },
    { weight: batch ? 4 : 1, arbitrary: json(rows.map((all) => `[${all.join(",")}]`)) },
    { weight: 2, arbitrary: json(fc.oneof(fc.constantFrom(...BROKEN), fc.string({ unit: "binary", minLength: 1 }))) },
    {
      weight: 2,
      arbitrary: pairs(fields).map((body): Sent => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body })),
    },
    {
      weight: 2,
      arbitrary: some.map((all): Sent => ({ headers: { "content-type": "multipart/form-data; boundary=B" }, body: multipart(all) })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(some, fc.constantFrom(...ODD_TYPES)).map(([all, headers]): Sent => ({ headers, body: objectText(all) })),
    },
    { weight: 1, arbitrary: fc.constant<Sent>({ headers: {} }) },
  );
}

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const BROKEN = [
  "{",
  "",
  "{}x",
  "nul",
  "NaN",
  "-Infinity",
  "1e999",
  '"',
  '"\\ud800"',
  "\ufeff{}",
  "{'a':1}",
  '{"a":1,}',
  "[",
  '{"__proto__":{"x":1}}',
].concat([31, 32, 33, 5000].flatMap((depth) => [nested(depth), `{"username":${nested(depth)}}`]));
const ODD_TYPES: readonly Readonly<Record<string, string>>[] = [
  ...["text/plain", "application/json; charset=latin1", "application/problem+json", "multipart/form-data", "a", "application/", ";"].map(
    (type) => ({
      "content-type": type,
    }),
  ),
  { "content-type": "application/json; charset=UTF-8" },
  { "content-type": "application/json", "content-encoding": "gzip" },
  { "content-type": "multipart/form-data; boundary=other" },
];
