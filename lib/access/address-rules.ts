import type { Method } from "../domain/method";
import type { Subject } from "../domain/rights";
import { processWide } from "../global";
import type { Actor } from "./actor";
import { rootForm } from "./address";
import { matchTemplate } from "./template";

/** Who may call an address besides whom a grant lets in, as its operation says. */
export interface AddressRule {
  /** The right that is judged; an alias names that of its operation. */
  readonly at: readonly [Method, string];
  readonly access: "ruled" | "signed_in" | "open";
  readonly self?: (subject: Subject, params: Readonly<Record<string, string>>) => boolean;
  /** Loads the addressed object as the operation does, changing nothing: raises `not_found`, then `forbidden` for owner and rank. */
  readonly target?: (actor: Actor, params: Readonly<Record<string, string>>) => Promise<unknown>;
}

/** The rule of a called address, with the variable parts of its path. */
export interface FoundRule {
  readonly rule: AddressRule;
  readonly params: Readonly<Record<string, string>>;
}

interface Known {
  readonly rule: AddressRule;
  readonly served: boolean;
}
const known = () => processWide("address-rules", () => new Map<string, Map<string, Known>>());

/**
 * Told by every operation of its own address, and by every route of those it serves (`served`). Several acts of pages share an address
 * with the call that is served there, whose rule counts.
 */
export function announceRule(method: string, template: string, rule: AddressRule, served = false): void {
  const methods = known().get(template) ?? new Map<string, Known>();
  if (served || !methods.get(method)?.served) methods.set(method, { rule, served });
  known().set(template, methods);
}

/**
 * The rule of this program's own address at a path as a client sends it, escapes and all; null when no loaded operation has the
 * method there. HEAD is GET.
 */
export function findRule(method: string, path: string): FoundRule | null {
  const called = rootForm(path);
  const asked = method === "HEAD" ? "GET" : method;
  // A fixed address goes before one with variable parts, as in the router.
  const templates = [...known().keys()].sort((a, b) => holes(a) - holes(b));
  for (const template of templates) {
    const params = matchTemplate(template, called);
    if (!params) continue;
    const there = known().get(template)?.get(asked);
    if (there) return { rule: there.rule, params };
  }
  return null;
}

/** The methods that this program itself answers at a path; none when the path is no address of its own. */
export function methodsAt(path: string): readonly string[] {
  const called = rootForm(path);
  return [...known()].flatMap(([template, methods]) => (matchTemplate(template, called) ? [...methods.keys()] : []));
}

function holes(template: string): number {
  return template.split("{").length;
}
