/** One thing that the search of the top bar found. */
export interface FoundRow {
  readonly href: string;
  /** The name of an icon of the menu. */
  readonly icon: string;
  readonly label: string;
  /** What tells it from others of a like name; `""` for nothing. */
  readonly detail: string;
}

/** What one source found, under its name in the reader's language. Sources that the reader may not ask are absent. */
export interface FoundGroup {
  readonly name: string;
  readonly rows: readonly FoundRow[];
}

/** Reads the answer of the search; null for anything else. */
export function readFound(answer: unknown): FoundGroup[] | null {
  if (!Array.isArray(answer)) return null;
  const groups = answer.map(group);
  return groups.every((one) => one !== null) ? groups : null;
}

function group(sent: unknown): FoundGroup | null {
  if (!isRecord(sent) || typeof sent.name !== "string" || !Array.isArray(sent.rows)) return null;
  const rows = sent.rows.map(row);
  return rows.every((one) => one !== null) ? { name: sent.name, rows } : null;
}

function row(sent: unknown): FoundRow | null {
  if (!isRecord(sent)) return null;
  const { href, icon, label, detail } = sent;
  const texts = typeof href === "string" && typeof icon === "string" && typeof label === "string" && typeof detail === "string";
  return texts && /^\/(?![/\\])/.test(href) ? { href, icon, label, detail } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
