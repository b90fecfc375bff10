/** One operation as the readable page of the API shows it; plain data, so that it can cross from one bundle to another. */
export interface ApiEntry {
  /** Its name in the OpenAPI document and in the page's address. */
  readonly id: string;
  readonly dialect: ApiDocument["name"];
  readonly method: string;
  readonly template: string;
  /** The other spellings of the path. */
  readonly aliases: readonly string[];
  readonly access: ApiAccess;
  /** The right that is judged, with the values of the example in its path. */
  readonly right: { readonly method: string; readonly path: string };
  /** The path has a misspelling of its document, which is kept. */
  readonly misspelt: boolean;
  /** No use of it stands in the document. */
  readonly extension: boolean;
  /** Bodies may be forms too, and not JSON alone. */
  readonly takesForms: boolean;
  /** An array of such objects is taken too. */
  readonly batch: boolean;
  readonly list: boolean;
  /** Changes something, so that the page asks before it calls it. */
  readonly changes: boolean;
  readonly fields: readonly ApiField[];
  readonly rates: readonly ApiRate[];
  readonly uses: readonly ApiUse[];
  readonly refusals: readonly ApiRefusal[];
}

export type ApiAccess = "open" | "signed_in" | "ruled" | "superusers";

export interface ApiDocument {
  readonly name: "myapp" | "account" | "base" | "excourse" | "access";
  /** File name without its ending. */
  readonly document: string;
  readonly title: string;
}

export interface ApiField {
  readonly name: string;
  readonly in: "path" | "header" | "query" | "body";
  /** As in JSON: `string`, `integer[]`, `string | null`; `ids` for ids separated by commas. */
  readonly type: string;
  readonly required: boolean;
  readonly limits: readonly ApiLimit[];
}

export interface ApiLimit {
  readonly rule: (typeof LIMIT_RULES)[number];
  readonly value: string;
}

/** Keywords of JSON Schema that the page tells. */
export const LIMIT_RULES = ["maxLength", "minimum", "maximum", "maxItems", "enum", "format", "pattern", "default"] as const;

/** So many calls in so many minutes, `of` one source or of one account and source. */
export interface ApiRate {
  readonly of: "source" | "account";
  readonly points: number;
  readonly minutes: number;
}

/** One documented use: a call and its answer. */
export interface ApiUse {
  /** In English, as the README says it. */
  readonly summary: string;
  readonly heading: string;
  readonly section: string;
  readonly extension: boolean;
  /** Path and query. */
  readonly path: string;
  readonly body: unknown;
  /** The document shows the body as a form. */
  readonly form: boolean;
  readonly status: number;
  readonly answer: unknown;
}

export interface ApiRefusal {
  readonly status: number;
  readonly answer: unknown;
}
