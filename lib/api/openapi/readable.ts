import type { ApiAccess, ApiDocument, ApiEntry, ApiRate, ApiUse } from "@/lib/domain/api-entry";
import {
  REFRESH_PER_SOURCE,
  REGISTRATION_PER_SOURCE,
  SIGN_IN_PER_ACCOUNT,
  SIGN_IN_PER_SOURCE,
  type SourceLimit,
} from "@/lib/domain/limits";
import { processWide } from "@/lib/global";
import { servedAddresses } from "@/lib/http/catalogue";
import type { DocumentedOperation } from "@/lib/http/documented";
import { DOCUMENTS } from "./documents";
import { type Line, linesOf } from "./line";
import { operationIdOf } from "./operation";
import { fieldsOf } from "./readable-fields";
import { refusalStatuses } from "./refusals";

/** The four documents, in the order of their numbers. */
export const API_DOCUMENTS: readonly ApiDocument[] = DOCUMENTS.map(({ dialect, document, title }) => ({
  ...{ name: dialect.name, document, title },
}));

/** Everything that is served and documented, as plain data, in the order of the documents and within them; made once per process. */
export function apiEntries(): readonly ApiEntry[] {
  return processWide("api-entries", () => {
    const entries = linesOf(servedAddresses(), DOCUMENTS).map(entryOf);
    const ids = DOCUMENTS.flatMap(({ operations }) => operations.map(({ method, path }) => operationIdOf(method, path)));
    return entries.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  });
}

/** One line as plain data. */
function entryOf(line: Line): ApiEntry {
  const { document, uses, method, address, endpoint } = line;
  const { template } = address;
  const [rightMethod, rightTemplate] = endpoint.at;
  return {
    ...{ id: operationIdOf(method, template), dialect: document.dialect.name, method, template, aliases: aliasesOf(template) },
    access: accessOf(line),
    right: { method: rightMethod, path: filled(rightTemplate, uses[0]?.request.params) },
    misspelt: /\/(usr|vertifications)\//.test(template),
    extension: uses.every((use) => use.extension),
    takesForms: document.dialect.accepts === "json_and_forms",
    ...{ batch: endpoint.input.batch ?? false, list: endpoint.list },
    // Signing out is a GET in its document.
    changes: method !== "GET" || template.includes("logout"),
    fields: fieldsOf(line),
    rates: endpoint.limit ? RATES[endpoint.limit] : [],
    uses: uses.map(useOf),
    refusals: refusalsOf(line),
  };
}

function useOf(use: DocumentedOperation): ApiUse {
  const { request } = use;
  const query = Object.entries(request.query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  const path = filled(use.path, request.params);
  return {
    ...{ summary: use.summary, heading: use.heading, section: use.section, extension: use.extension ?? false },
    path: query.length > 0 ? `${path}?${query.join("&")}` : path,
    ...{ body: request.body, form: request.form ?? false, status: use.status, answer: use.example },
  };
}

function filled(template: string, params: DocumentedOperation["request"]["params"] = {}): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => params[name] ?? hole);
}

function refusalsOf(line: Line) {
  const own: Readonly<Record<number, unknown>> = Object.assign({}, ...line.uses.map(({ refusals }) => refusals));
  return refusalStatuses(line).map((status) => ({ status, answer: own[status] ?? line.document.refusals[status]?.example ?? null }));
}

function aliasesOf(template: string): readonly string[] {
  const slash = template.endsWith("/") ? template.slice(0, -1) : `${template}/`;
  return template.startsWith("/api/") ? [slash] : [slash, `/api${template}`, `/api${slash}`];
}

function accessOf({ method, address, endpoint: { access } }: Line): ApiAccess {
  return access === "ruled" && SUPERUSERS_ONLY.test(`${method} ${address.template}`) ? "superusers" : access;
}

/** What no grant opens (contract section 2.7). */
const SUPERUSERS_ONLY = /^(POST|PUT|PATCH|DELETE) \/account\/(backendapi|permission)\/|^POST \/account\/group\/\{pk\}\/permission\//;

const rate = (of: ApiRate["of"], { points, windowMs }: { points: number; windowMs: number }): ApiRate => ({
  ...{ of, points, minutes: windowMs / 60_000 },
});
const RATES: Readonly<Record<SourceLimit, readonly ApiRate[]>> = {
  sign_in: [rate("account", SIGN_IN_PER_ACCOUNT), rate("source", SIGN_IN_PER_SOURCE)],
  registration: [rate("source", REGISTRATION_PER_SOURCE)],
  refresh: [rate("source", REFRESH_PER_SOURCE)],
};
