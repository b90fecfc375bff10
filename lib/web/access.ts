import { z } from "zod";
import { caughtPieces, type PathPiece } from "@/lib/access/pattern-captures";
import { type AskedCall, readCall } from "@/lib/domain/asked-call";
import type { FormState } from "@/lib/domain/form-state";
import { type PolicyChange, policyChange } from "@/lib/domain/policy-change";
import type { Trail } from "@/lib/domain/trail";
import { invalid } from "@/lib/errors";
import { paths } from "@/lib/paths";
import type { Tested } from "@/lib/services/access-test";
import { addToDraft, readDraft } from "@/lib/services/policy-draft";
import { load, requireUser } from "./load";
import { may } from "./may";
import { submit } from "./submit";
import type { SearchParams } from "./table-query";

export const WHO_KINDS = ["user", "group", "nobody"] as const;
export const TESTED_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;

/** What the address of the access tester asks. */
export interface AccessQuery {
  readonly as: (typeof WHO_KINDS)[number];
  readonly who: string;
  /** That of a pasted line before that of the list. */
  readonly method: string;
  /** As typed. */
  readonly url: string;
  readonly draft: boolean;
  /** Null when nothing was asked yet, or what was typed is no address; `url` tells which. */
  readonly call: AskedCall | null;
  readonly tested: Tested;
}

const LONGEST_URL = 8_000;

/** Reads the address of the access tester. */
export function accessQuery(sent: SearchParams): AccessQuery {
  const one = (name: string, most: number) => ([sent[name] ?? ""].flat().at(-1) ?? "").slice(0, most);
  const url = one("url", LONGEST_URL).trim();
  const call = url === "" ? null : readCall(url);
  const typed = one("method", 20).toUpperCase();
  const as = WHO_KINDS.find((kind) => kind === one("as", 10)) ?? "user";
  const who = one("who", 150).trim();
  return {
    ...{ as, who, url, call },
    method: call?.method ?? (/^[A-Z]{1,20}$/.test(typed) ? typed : "GET"),
    draft: one("draft", 5) === "true",
    tested: as === "nobody" || who === "" ? "nobody" : as === "group" ? { group: who } : { user: who },
  };
}

/** The number of the reader's unsaved changes of rights; null for whoever has no draft. */
export async function draftSize(): Promise<number | null> {
  const actor = await requireUser();
  return may(actor, readDraft) ? (await load(readDraft, {}, undefined)).changes.length : null;
}

/** The paths that the patterns of a trail match, cut where their groups catch something; by id of the API. */
export function piecesOf(trail: Trail): ReadonlyMap<number, readonly PathPiece[]> {
  return new Map(trail.apis.map(({ id, pattern }) => [id, caughtPieces(pattern, trail.path)]));
}

/** Adds changes (JSON) to the reader's draft and goes on to `to`, a page of ours. */
export async function submitFix(changes: string, to: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: addToDraft,
    read: () => ({ changes: readChanges(changes) }),
    after: () => ({ to: to.startsWith(`${paths.admin}/`) ? to : paths.access, toast: { key: "access.added" } }),
  });
}

/** The changes come back from the browser, so they are read anew. */
function readChanges(text: string): PolicyChange[] {
  try {
    return z.array(policyChange).min(1).max(10).parse(JSON.parse(text));
  } catch {
    throw invalid("changes", "list", { type: "text" });
  }
}
