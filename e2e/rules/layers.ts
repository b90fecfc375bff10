/** One line of the table of allowed imports. A layer may always import itself. */
export interface Layer {
  /** The files of the layer: a folder with `/` at its end, or one file. The longest fitting line counts. */
  readonly of: string;
  /** Folders and files it may import, in the same form. */
  readonly may: readonly string[];
  /** Packages it may not import, or with `only` the ones it may. */
  readonly never?: RegExp;
  readonly only?: RegExp;
}

const BASE = ["package.json", "lib/config.ts", "lib/errors.ts", "lib/paths.ts", "lib/clock.ts", "lib/global.ts", "lib/metrics.ts"];
const PURE = ["lib/domain/", "lib/errors.ts", "lib/config.ts", "lib/paths.ts"];
const NO_NEXT = /^(next|next-auth|react|react-dom)(\/|$)/;

/** What the kernels read before there is an actor, and what they prove and hide credentials with. */
const READERS = [
  "lib/db/errors.ts",
  "lib/db/session-reader.ts",
  "lib/db/policy-reader.ts",
  "lib/db/throttle.ts",
  "lib/db/log-writer.ts",
  "lib/security/tokens.ts",
  "lib/security/opaque.ts",
  "lib/security/redact.ts",
];

/** What the pages share with the API, so that both leave the same log rows and prove callers alike. */
const RING = ["record", "credentials", "same-origin", "failure", "dialect"].map((name) => `lib/http/${name}.ts`);

/** The dialect of each documented root under `app/api`. */
export const DIALECTS: Readonly<Record<string, string>> = {
  myapp: "myapp",
  account: "account",
  "v1/base": "base",
  users: "excourse",
  vertifications: "excourse",
  access: "access",
};

/** `lib/api/drf` holds the sentences of the framework that two documents share. */
const dialectLayers = ["myapp", "account", "base", "excourse", "access", "drf"].map(
  (name): Layer => ({
    of: `lib/api/${name}/`,
    may: [...BASE, "lib/api/drf/", "lib/http/", "lib/services/", "lib/domain/", "lib/security/tokens.ts"],
    never: NO_NEXT,
  }),
);

const routeLayers = Object.entries(DIALECTS).map(
  ([root, name]): Layer => ({ of: `app/api/${root}/`, may: [`lib/api/${name}/`, "lib/services/", "lib/http/"], never: NO_NEXT }),
);

const LAYERS: readonly Layer[] = [
  { of: "lib/domain/", may: PURE, only: /^zod$/ },
  { of: "lib/errors.ts", may: PURE, only: /^zod$/ },
  { of: "lib/paths.ts", may: PURE, only: /^zod$/ },
  { of: "lib/config.ts", may: [...PURE, "lib/global.ts"], only: /^(zod$|node:)/ },
  { of: "lib/clock.ts", may: [], only: /^$/ },
  { of: "lib/global.ts", may: [], only: /^$/ },
  { of: "lib/metrics.ts", may: ["lib/domain/", "lib/global.ts"], only: /^$/ },
  { of: "lib/security/", may: [...BASE, "lib/domain/"], never: NO_NEXT },
  { of: "lib/db/", may: [...BASE, "lib/domain/"], never: NO_NEXT },
  // Holds the stored assertions against new rights with the engine itself, inside the transaction that made them.
  { of: "lib/db/policy-guard.ts", may: [...BASE, "lib/db/", "lib/domain/", "lib/access/"], never: NO_NEXT },
  { of: "lib/access/", may: [...PURE, "lib/global.ts"], never: NO_NEXT },
  { of: "lib/sms/", may: [...BASE, "lib/domain/", "lib/security/", "lib/db/outbox.ts"], never: NO_NEXT },
  { of: "lib/jobs/", may: [...BASE, "lib/services/", "lib/db/", "lib/access/", "lib/security/", "lib/domain/"], never: NO_NEXT },
  {
    of: "lib/services/",
    may: [...BASE, "lib/jobs/wake.ts", "lib/db/", "lib/sms/", "lib/access/", "lib/security/", "lib/domain/"],
    never: NO_NEXT,
  },
  { of: "lib/http/", may: [...BASE, "lib/access/", "lib/domain/", ...READERS], never: NO_NEXT },
  { of: "lib/web/", may: [...BASE, "lib/access/", "lib/services/", "lib/domain/", "messages/", ...READERS, ...RING] },
  // The readable page of the API is drawn from the table that serves the OpenAPI document.
  { of: "lib/web/api-docs.ts", may: [...BASE, "lib/web/", "lib/access/", "lib/domain/", "messages/", "lib/api/openapi/readable.ts"] },
  { of: "messages/", may: [], only: /^$/ },
  ...dialectLayers,
  { of: "lib/api/openapi/", may: [...BASE, "lib/api/", "lib/http/", "lib/domain/"], never: NO_NEXT },
  { of: "components/", may: ["lib/domain/", "lib/paths.ts", "messages/"] },
  ...routeLayers,
  { of: "app/api/", may: ["lib/api/", "lib/services/", "lib/http/"], never: NO_NEXT },
  { of: "app/api/auth/", may: [...BASE, "lib/web/", "lib/services/"] },
  { of: "app/", may: ["lib/web/", "lib/services/", "components/", "lib/domain/", "lib/paths.ts"] },
  { of: "instrumentation.ts", may: [...BASE, "lib/access/", "lib/services/page-errors.ts", "lib/http/client-address.ts"] },
  { of: "proxy.ts", may: BASE },
];

/** The layer of a file, or null for the host and the scripts, which may import all of lib. */
export function layerOf(file: string): Layer | null {
  const fitting = LAYERS.filter(({ of }) => within(file, of));
  return fitting.reduce<Layer | null>((best, one) => (best && best.of.length >= one.of.length ? best : one), null);
}

/** Whether a file is the named file or lies in the named folder. */
export function within(file: string, of: string): boolean {
  return of.endsWith("/") ? file.startsWith(of) : file === of || `${file}.ts` === of;
}
