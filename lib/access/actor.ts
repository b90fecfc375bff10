import type { OperationRow } from "../domain/log";
import type { Snapshot, Subject } from "../domain/rights";

/** What an operation may know of the call it serves; made by the recording ring of the API or of the dashboard. */
export interface Call {
  readonly requestId: string;
  /** When the call came, in ms; everything the call does happens at this time. */
  readonly time: number;
  readonly dialect: string;
  /** The proven client address. */
  readonly ip: string;
  /** What limits count by: the address, of IPv6 the /64. */
  readonly source: string;
  readonly userAgent: string;
  /** The value of the session cookie sent along, proven or not: a sign-in ends its session. */
  readonly cookie: string | null;
  /** The operation-log row as it will stand when the call ends with `status`. */
  operationRow(status: number): OperationRow;
  /** Told by an operation that wrote that row inside its own transaction. */
  rowWritten(): void;
  /** What the engine decided, for the logs. */
  judged(judgement: Judgement): void;
}

/** A decision as the logs keep it. */
export interface Judgement {
  readonly path: string;
  readonly reason: string;
  readonly policyVersion: number | null;
  /** What led to it, as JSON text; asked for when the call ends in a refusal. */
  readonly trail?: () => string;
  /** The id under which the caller was told the decision, where an answer tells it. */
  readonly decisionId?: string;
}

/** The facts of a signed-in user that rules ask for. */
export interface Account {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly isSuperuser: boolean;
  readonly isStaff: boolean;
  readonly isSuper: number;
  readonly isGrade: number;
}

export interface SignedIn {
  readonly id: string;
  readonly lastSeenAt: number;
  /** Signed in by the cookie, so that the same-origin rule holds. */
  readonly byCookie: boolean;
}

declare const made: unique symbol;

export interface Anonymous {
  readonly [made]: true;
  readonly kind: "anonymous";
  readonly call: Call;
}

export interface UserActor {
  readonly [made]: true;
  readonly kind: "user";
  readonly call: Call;
  readonly user: Account;
  readonly session: SignedIn;
  readonly subject: Subject;
  readonly snapshot: Snapshot;
}

/** The program itself: seed, clean-up, commands of the shell. It may everything. */
export interface SystemActor {
  readonly [made]: true;
  readonly kind: "system";
  readonly call: Call;
}

/** Who asks. Made here only. */
export type Actor = Anonymous | UserActor | SystemActor;

/** Who can pass the engine: a proven user or the program. */
export type Principal = UserActor | SystemActor;

/** Somebody who is not signed in, or whose credentials a public address does not look at. */
export function anonymous(call: Call): Anonymous {
  return { kind: "anonymous", call } as Anonymous;
}

/** A proven user with the rights of this moment. */
export function userActor(parts: Omit<UserActor, "kind" | typeof made>): UserActor {
  return { kind: "user", ...parts } as UserActor;
}

/** The program itself. */
export function systemActor(call: Call): SystemActor {
  return { kind: "system", call } as SystemActor;
}

/** The user's id, or null for the others; what `createdById` columns keep. */
export function actorId(actor: Actor): number | null {
  return actor.kind === "user" ? actor.user.id : null;
}

/** Whether superuser-only fields and acts are open to the actor. */
export function isSuperuser(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "user" && actor.user.isSuperuser);
}
