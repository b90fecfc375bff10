/** A record of a table: its cells, and the line of the text where it begins, from 1. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What Excel needs to take a CSV file for UTF-8. */
export const CSV_START = "\ufeff";

/**
 * One record of a CSV file (RFC 4180) with its line end. A cell that a spreadsheet would take for a formula gets a leading apostrophe,
 * which `readTable` takes away again.
 */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Several records at once, joined and not added up: a sum of texts keeps its parts alive, which a long file would feel. */
export function csvRecords(records: readonly (readonly string[])[]): string {
  return records.length === 0 ? "" : `${records.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/**
 * The records of a text of cells: CSV as in RFC 4180, with `;`, or tabs as copied from a spreadsheet. The separator is the one that the
 * first record has most of. Records come one by one, so that the caller can make pauses; those without content are left out.
 * @throws OpenQuote when a quoted cell does not end, or ends in the middle
 */
export function* readTable(text: string): Generator<TableRecord> {
  const separator = separatorOf(text);
  const plain = PLAIN[separator];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (let more = true; more; ) {
      if (text[at] === '"') {
        const end = quoteEnd(text, at, line);
        const quoted = text.slice(at + 1, end).replaceAll('""', '"');
        cells.push(withoutGuard(quoted));
        line += lineEnds(quoted);
        at = end + 1;
        if (at < text.length && !ENDS.has(text[at] ?? "") && text[at] !== separator) throw new OpenQuote(start);
      } else {
        plain.lastIndex = at;
        const cell = plain.exec(text)?.[0] ?? "";
        cells.push(withoutGuard(cell));
        at += cell.length;
      }
      more = text[at] === separator;
      if (more) at += 1;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== "")) yield { line: start, cells };
  }
}

/** A quoted cell that begins in `line` has no proper end. */
export class OpenQuote extends Error {
  override readonly name = "OpenQuote";

  constructor(readonly line: number) {
    super(`The quoted cell of line ${line} has no end.`);
  }
}

/**
 * The text of a file from a spreadsheet: with a byte order mark what that says, else UTF-8, else GB18030, which Chinese systems write;
 * null when it is none of these.
 */
export function decodeTable(bytes: Uint8Array): string | null {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return null;
}

type Separator = "\t" | "," | ";";
const PLAIN: Readonly<Record<Separator, RegExp>> = { "\t": /[^\t\r\n]*/y, ",": /[^,\r\n]*/y, ";": /[^;\r\n]*/y };
const ENDS: ReadonlySet<string> = new Set(["\r", "\n"]);

/** What spreadsheets calculate, also in full width, behind spaces, and behind apostrophes that we put there. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? ['"', safe.replaceAll('"', '""'), '"'].join("") : safe;
}

function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function separatorOf(text: string): Separator {
  const counts: Record<Separator, number> = { "\t": 0, ",": 0, ";": 0 };
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, FIRST))?.[0] ?? "";
  for (const sign of first.replace(/"(?:[^"]|"")*"/g, "")) if (sign === "\t" || sign === "," || sign === ";") counts[sign] += 1;
  if (counts["\t"] > 0 && counts["\t"] >= Math.max(counts[","], counts[";"])) return "\t";
  return counts[";"] > counts[","] ? ";" : ",";
}

/** The first record is looked for within these characters. */
const FIRST = 20_000;

function quoteEnd(text: string, start: number, line: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  throw new OpenQuote(line);
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
