import type { IdsReading } from "../domain/id-list";
import { MAX_ID, MAX_IDS } from "../domain/limits";
import type { InputReader, Submission } from "./endpoint";

/** Id lists by parameter name, from the query or else from the body (contract sections 3.6, 4.7, 4.9, 7.1). */
export function ids<N extends string>(...names: readonly N[]): InputReader<Readonly<Record<N, IdsReading>>> {
  return {
    ids: names,
    readsBody: (query) => !names.some((name) => query.has(name)),
    read: (submission) => Object.fromEntries(names.map((name) => [name, readIds(submission, name)])) as Record<N, IdsReading>,
  };
}

function readIds({ query, body }: Submission, name: string): IdsReading {
  const inQuery = query.getAll(name).at(-1);
  if (inQuery !== undefined) return readEntries(inQuery.split(","));
  if (body.kind === "form") {
    const all = body.all.get(name);
    return all ? readEntries(all.flatMap((entry: unknown) => (typeof entry === "string" ? entry.split(",") : [entry]))) : "absent";
  }
  if (body.kind !== "json" || typeof body.value !== "object" || body.value === null || !Object.hasOwn(body.value, name)) return "absent";
  const sent: unknown = (body.value as Record<string, unknown>)[name];
  if (typeof sent === "string") return readEntries(sent.split(","));
  return Array.isArray(sent) ? readEntries(sent) : "malformed";
}

function readEntries(entries: readonly unknown[]): IdsReading {
  if (entries.length > MAX_IDS) return "too_many";
  const found = new Set<number>();
  for (const entry of entries) {
    const id = typeof entry === "number" && Number.isInteger(entry) ? entry : typeof entry === "string" ? decimal(entry) : null;
    if (id === null || id < 1 || id > MAX_ID) return "malformed";
    found.add(id);
  }
  return found.size > 0 ? [...found] : "malformed";
}

function decimal(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,20}$/.test(digits) ? Number(digits) : null;
}
