import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { endSessions } from "../db/sessions";
import { transaction } from "../db/transaction";

/** What a call asks of signing out: false when it must not count, such as a prefetch. */
export interface SignOut {
  readonly meant: boolean;
}

/** Ends the session of the cookie or token sent along. Never refuses. Tells whether the cookie is to be cleared. */
export const signOut = operation.open("whoever is not signed in has nothing to end", {
  at: ["GET", "/account/logout/"],
  run: async (actor: Actor, _target: undefined, { meant }: SignOut): Promise<{ clearCookie: boolean }> => {
    if (!meant || actor.kind !== "user") return { clearCookie: false };
    const now = new Date(actor.call.time);
    await transaction((tx) => endSessions(tx, { id: actor.session.id }, "logout", now));
    return { clearCookie: true };
  },
});
