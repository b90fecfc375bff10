import type { Method } from "../domain/method";
import type { Subject } from "../domain/rights";
import { AppError } from "../errors";
import { processWide } from "../global";
import type { Actor, Principal, SystemActor, UserActor } from "./actor";
import { fillTemplate } from "./address";
import { type AddressRule, announceRule } from "./address-rules";
import { decide } from "./decide";
import { noteDecision } from "./noted-decision";

/** The variable parts of an address, by name: `{ pk: "5" }` for `/account/user/{pk}/`. */
export type Params = Readonly<Record<string, string>>;
/** A right: method and address template, in the root form of the documents. */
export type At = readonly [Method, string];

interface Work<A extends Actor, T, I, O> {
  readonly at: At;
  /** Loads the addressed object: 404, then owner and rank. Runs before the body is read. */
  readonly target?: (actor: A, params: Params) => Promise<T>;
  /** Works, and checks again inside its transaction what may have changed. */
  readonly run: (actor: A, target: T, input: I) => Promise<O>;
}

interface RuledWork<T, I, O> extends Work<Principal, T, I, O> {
  /** Whether the caller may do this to what is their own, without a grant. */
  readonly self?: (subject: Subject, params: Params) => boolean;
}

/**
 * What may be done. Calling it decides first, then loads the target, then works. The API kernel takes the same steps one by one,
 * since the contract puts the reading of the body between them.
 */
export interface Operation<T, I, O> {
  (actor: Actor, params: Params, input: I): Promise<O>;
  readonly at: At;
  /** `ruled`: by the engine; `signed_in`: for every user; `open`: for everybody; `internal`: for the program itself. */
  readonly access: "ruled" | "signed_in" | "open" | "internal";
  /** The same for who only wants to know; null for `internal`. */
  readonly rule: AddressRule | null;
  /** Decides. Raises `unauthenticated` or `forbidden`. */
  admit(actor: Actor, params: Params): void;
  target(actor: Actor, params: Params): Promise<T>;
  run(actor: Actor, target: T, input: I): Promise<O>;
}

const catalogue = () => processWide("operations", () => new Map<string, At>());

/** The addresses of all ruled operations that were loaded, for the catalogue of back-end APIs. */
export function ruledAddresses(): readonly At[] {
  return [...catalogue().values()];
}

/** An operation that the engine judges by its address. */
export function operation<T = undefined, I = undefined, O = void>(work: RuledWork<T, I, O>): Operation<T, I, O> {
  catalogue().set(work.at.join(" "), work.at);
  return build<Principal, T, I, O>(
    "ruled",
    work,
    (actor, params) => {
      // The program itself is not judged: it acts before there are users, and from the shell of the machine.
      if (actor.kind === "system") return;
      const path = fillTemplate(work.at[1], params);
      const self = work.self?.(actor.subject, params) ?? false;
      const address = { method: work.at[0], path, at: actor.call.time };
      const decision = decide(actor.snapshot, actor.subject, address, { self });
      noteDecision(actor, address, decision.reason, { self });
      if (!decision.allowed) throw new AppError("forbidden");
    },
    work.self,
  );
}

/** An operation for every signed-in user; `reason` says why no grant is asked. */
operation.signedIn = <T = undefined, I = undefined, O = void>(_reason: string, work: Work<UserActor, T, I, O>): Operation<T, I, O> =>
  build<UserActor, T, I, O>("signed_in", work, (actor, params) => judgedAs(actor, work.at, params, "signed_in"));

/** An operation for everybody; `reason` says why. A test holds the list of these, so that a new one is seen. */
operation.open = <T = undefined, I = undefined, O = void>(_reason: string, work: Work<Actor, T, I, O>): Operation<T, I, O> =>
  build<Actor, T, I, O>("open", work, (actor, params) => judgedAs(actor, work.at, params, "open"));

/** An operation for the program itself: start, clean-up, commands of the shell. No grant reaches it, and no catalogue names it. */
operation.internal = <T = undefined, I = undefined, O = void>(work: Work<SystemActor, T, I, O>): Operation<T, I, O> =>
  build<SystemActor, T, I, O>("internal", work, () => undefined);

function judgedAs(actor: Actor, [method, template]: At, params: Params, reason: "open" | "signed_in"): void {
  const address = { method, path: fillTemplate(template, params), at: actor.call.time };
  noteDecision(actor, address, reason, { open: reason === "open", signedIn: reason === "signed_in" });
}

const MAY_ASK: Readonly<Record<Operation<unknown, unknown, unknown>["access"], readonly Actor["kind"][]>> = {
  ruled: ["user", "system"],
  signed_in: ["user"],
  open: ["anonymous", "user", "system"],
  internal: ["system"],
};

function build<A extends Actor, T, I, O>(
  access: Operation<T, I, O>["access"],
  work: Work<A, T, I, O>,
  decideFor: (actor: A, params: Params) => void,
  self?: AddressRule["self"],
): Operation<T, I, O> {
  const admitted = (actor: Actor): actor is A => MAY_ASK[access].includes(actor.kind);
  const proven = (actor: Actor): A => {
    if (admitted(actor)) return actor;
    throw actor.kind === "anonymous" ? new AppError("unauthenticated", { problem: "no_credentials" }) : new AppError("forbidden");
  };
  const target = async (actor: Actor, params: Params): Promise<T> => (await work.target?.(proven(actor), params)) as T;
  const rule = access === "internal" ? null : { at: work.at, access, target, ...(self && { self }) };
  if (rule) announceRule(work.at[0], work.at[1], rule);
  const steps = {
    at: work.at,
    access,
    rule,
    admit(actor: Actor, params: Params) {
      decideFor(proven(actor), params);
    },
    target,
    run: (actor: Actor, target: T, input: I) => work.run(proven(actor), target, input),
  };
  const call = async (actor: Actor, params: Params, input: I): Promise<O> => {
    steps.admit(actor, params);
    return steps.run(actor, await steps.target(actor, params), input);
  };
  return Object.assign(call, steps);
}
