import type { Snapshot } from "../domain/rights";
import { type Account, type UserActor, userActor } from "./actor";
import type { JudgedCall } from "./judged-call";
import type { Asker } from "./trail";

/** What the operation itself says to somebody whom the engine has let in: no such object, or one of somebody stronger. */
export type ObjectOutcome = "passed" | "not_found" | "forbidden";

/**
 * Loads the addressed object as the operation would for this user, without doing anything to it. Null when there is nothing to ask: no call
 * that the engine lets in, no user, no operation of this program with a rule. `readAccount` gives the stored facts of the user.
 */
export async function objectOf(
  actor: UserActor,
  snapshot: Snapshot,
  asker: Asker | null,
  call: JudgedCall | null,
  readAccount: (id: number) => Promise<Account | null>,
): Promise<ObjectOutcome | null> {
  if (asker?.kind !== "user" || !call?.found || call.found.rule.access === "open") return null;
  const { subject } = asker;
  const { rule, params } = call.found;
  if (!rule.target) return null;
  const account = await readAccount(subject.userId);
  if (!account) return null;
  const quiet = { ...actor.call, judged: () => undefined };
  const session = { id: "", byCookie: false, lastSeenAt: actor.call.time };
  const user = { ...account, isSuperuser: subject.superuser };
  try {
    await rule.target(userActor({ call: quiet, user, session, subject, snapshot }), params);
    return "passed";
  } catch (error) {
    const code = codeOf(error);
    if (code === "not_found" || code === "forbidden") return code;
    throw error;
  }
}

/** The rule may be of the other bundle of this process, and with it the class of its errors. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && error.name === "AppError" && "code" in error ? error.code : null;
}
