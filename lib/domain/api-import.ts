import { type FormState, FRESH } from "./form-state";
import type { DocumentFault } from "./openapi-paths";

/** One address of a document beside the catalogue. */
export interface ImportLine {
  readonly status: "new" | "differs" | "same" | "refused";
  readonly pattern: string;
  readonly name: string;
  readonly app: string;
  readonly comment: string | null;
  /** Methods that would be added. */
  readonly adds: readonly string[];
  /** The API that is meant, with the pattern that it has now. */
  readonly existing: { readonly id: number; readonly pattern: string } | null;
  /** Whether the pattern of that API would change, and with it what its grants reach. */
  readonly moves: boolean;
  /** Why it cannot be taken. */
  readonly fault: "long" | "broken" | null;
}

/** What an import would do. Nothing is ever deleted: `kept` stands in the catalogue and not in the document. */
export type ImportPreview =
  | { readonly fault: DocumentFault }
  | { readonly fault: null; readonly lines: readonly ImportLine[]; readonly kept: number };

/** Where the addresses come from: a document, or this server itself. */
export type ImportSource = { readonly text: string } | "own";

/** A line of the preview as the form shows it, in the reader's language. */
export interface ShownLine {
  readonly pattern: string;
  readonly name: string;
  readonly app: string;
  readonly status: ImportLine["status"];
  readonly notes: readonly string[];
}

/** What the form of an import shows after it was sent. */
export interface ImportState extends FormState {
  /** Null before a document was read. `text` is the document, `""` for the addresses of this server. */
  readonly preview: { readonly text: string; readonly own: boolean; readonly lines: readonly ShownLine[]; readonly kept: number } | null;
}

export const FRESH_IMPORT: ImportState = { ...FRESH, preview: null };
