import type { Snapshot } from "../domain/rights";
import type { Trail } from "../domain/trail";
import { type Address, canonicalPath, fillTemplate, rootForm } from "./address";
import { type FoundRule, findRule, methodsAt } from "./address-rules";
import { type DecideOptions, decide } from "./decide";
import { type Asker, trailOf } from "./trail";

/** A call as a client would send it: method, path with its escapes, and when, in ms. */
export interface CallQuestion {
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

/** What is judged for a call: the right of the operation behind it, or of an address that this program does not have its path. */
export interface JudgedCall {
  readonly address: Address;
  readonly options: DecideOptions;
  /** The operation of this program that would answer; null for an address of another one. */
  readonly found: FoundRule | null;
  /** `no_method`: this program answers other methods there, so 405. `no_address`: it answers 404, as below all of its roots. */
  readonly served: "yes" | "elsewhere" | "no_method" | "no_address";
}

/** What the engine would be asked when this call came in by HTTP. */
export function callOf(asker: Asker | null, { method, path, at }: CallQuestion): JudgedCall {
  const called = asReceived(path);
  const found = findRule(method, called);
  if (!found) {
    const served = methodsAt(called).length > 0 ? "no_method" : ROOTS.test(rootForm(called)) ? "no_address" : "elsewhere";
    return { address: { method, path: canonicalPath(path), at }, options: {}, found, served };
  }
  const { rule, params } = found;
  const options = {
    open: rule.access === "open",
    signedIn: rule.access === "signed_in",
    self: asker !== null && (rule.self?.(asker.subject, params) ?? false),
  };
  return { address: { method: rule.at[0], path: fillTemplate(rule.at[1], params), at }, options, found, served: "yes" };
}

/** Whether the engine lets the call in. */
export function isLetIn(snapshot: Snapshot, asker: Asker | null, { address, options }: JudgedCall): boolean {
  return decide(snapshot, asker?.subject ?? null, address, options).allowed;
}

/** The same with all that it rests on. */
export function trailOfCall(snapshot: Snapshot, asker: Asker | null, { address, options }: JudgedCall): Trail {
  return trailOf(snapshot, asker, address, options);
}

const ROOTS = /^\/(?:myapp|account|users|vertifications|access|api)(?:\/|$)/;

/** The path as routes see it: repeated slashes are redirected to one, dot segments resolved by every client and by the host. */
function asReceived(path: string): string {
  const one = path.replace(/[\\/]+/g, "/");
  return /\/(?:\.|%2e)/i.test(one) ? new URL(one, "http://localhost").pathname : one;
}
