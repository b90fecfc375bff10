/** A line of a batch: who calls what, and what is expected. */
export interface AccessRow {
  /** From 1, as in the text. */
  readonly line: number;
  /** Empty for somebody who is not signed in. */
  readonly user: string;
  readonly method: string;
  /** Path or address, as typed. */
  readonly url: string;
  /** Null when the line does not say. */
  readonly expected: boolean | null;
}

/** What a text of lines gives. */
export interface AccessRows {
  readonly rows: readonly AccessRow[];
  /** Lines that name no user, method and address. */
  readonly broken: readonly number[];
  /** How many lines are past the most that are tested at once. */
  readonly left: number;
}

export const MOST_ROWS = 200;

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["allow", "allowed", "yes", "true", "200", "允许", "可以", "通过"].map((word) => [word, true] as const),
  ...["deny", "denied", "refuse", "refused", "no", "false", "403", "401", "拒绝", "禁止", "不可以"].map((word) => [word, false] as const),
]);

/**
 * Reads `user, method, address, expected`, one call a line, with commas or as cells copied from a spreadsheet. Addresses may hold commas.
 * A head line and empty lines are left out; `-` as the user is nobody.
 */
export function readAccessRows(text: string): AccessRows {
  const rows: AccessRow[] = [];
  const broken: number[] = [];
  for (const [at, typed] of text.split(/\r?\n/).entries()) {
    if (typed.trim() === "" || (rows.length + broken.length === 0 && HEAD.test(typed))) continue;
    const cells = typed.split(typed.includes("\t") ? "\t" : /[,，]/).map((cell) => cell.trim());
    const [user = "", method = "", ...rest] = cells;
    const last = WORDS.get((rest.at(-1) ?? "").toLowerCase());
    const url = (last === undefined ? rest : rest.slice(0, -1)).join(",").replace(/,+$/, "");
    if (!/^[a-z]{3,10}$/i.test(method) || url === "") broken.push(at + 1);
    else rows.push({ line: at + 1, user: user === "-" ? "" : user, method: method.toUpperCase(), url, expected: last ?? null });
  }
  return { rows: rows.slice(0, MOST_ROWS), broken, left: Math.max(0, rows.length - MOST_ROWS) };
}

const HEAD = /^\s*(?:user(?:name)?|用户名?)\s*[,，\t]\s*(?:method|方法)/i;
