import { headers } from "next/headers";
import type { UserActor } from "@/lib/access/actor";
import { decide } from "@/lib/access/decide";
import { API_DOCUMENTS, apiEntries } from "@/lib/api/openapi/readable";
import { config } from "@/lib/config";
import type { ApiDocument, ApiEntry } from "@/lib/domain/api-entry";
import { en } from "@/messages/en";
import { zh } from "@/messages/zh";
import { locale } from "./locale";

/** An operation with its name in the reader's language. */
export interface NamedEntry extends ApiEntry {
  readonly label: string;
}

/** The operations of one document. */
export interface DocumentPart extends ApiDocument {
  readonly entries: readonly NamedEntry[];
}

/**
 * The documents with those of their operations that have every word of `query` in method, path, heading, section or name, in either
 * language; documents without any are left out.
 */
export async function apiDocuments(query = ""): Promise<readonly DocumentPart[]> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = (await namedEntries()).filter((entry) => words.every((word) => keywordsOf(entry).includes(word)));
  const parts = API_DOCUMENTS.map((one) => ({ ...one, entries: fitting.filter(({ dialect }) => dialect === one.name) }));
  return parts.filter(({ entries }) => entries.length > 0);
}

/** The operation with this name in the OpenAPI document; null when there is none. */
export async function apiEntry(id: string): Promise<NamedEntry | null> {
  return (await namedEntries()).find((entry) => entry.id === id) ?? null;
}

/** Whether this visitor may make the call of the example: null for whoever is not signed in and would have to be. */
export function mayCall(actor: UserActor | null, { access, right }: ApiEntry): boolean | null {
  if (access === "open") return true;
  if (!actor) return null;
  if (access === "signed_in") return true;
  if (access === "superusers") return actor.user.isSuperuser;
  return decide(actor.snapshot, actor.subject, { ...right, at: actor.call.time }).allowed;
}

/** The address that calls start with, as the samples show it. */
export async function apiOrigin(): Promise<string> {
  const known = config("APP_URL");
  if (known) return new URL(known).origin;
  const sent = await headers();
  return `${sent.get("x-forwarded-proto") === "https" ? "https" : "http"}://${sent.get("host") ?? "localhost"}`;
}

async function namedEntries(): Promise<readonly NamedEntry[]> {
  const names = NAMES[await locale()];
  return apiEntries().map((entry) => ({ ...entry, label: names.get(entry.id) ?? summaryOf(entry) }));
}

const NAMES = { en: new Map(Object.entries(en.docs.operations)), zh: new Map(Object.entries(zh.docs.operations)) };

function keywordsOf(entry: ApiEntry): string {
  const { id, dialect, method, template, uses } = entry;
  const told = uses.map(({ heading, section }) => `${heading} §${section}`);
  return [dialect, method, template, ...told, summaryOf(entry), NAMES.en.get(id), NAMES.zh.get(id)].join(" ").toLowerCase();
}

function summaryOf({ uses }: ApiEntry): string {
  return uses.map(({ summary }) => summary).join("; ");
}
