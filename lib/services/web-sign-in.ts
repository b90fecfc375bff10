import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import type { Draft } from "../domain/draft";
import { usernameKey } from "../domain/username";
import { type CookieSignIn, type Credentials, signInAccount } from "./sign-in";

/** What a sign-in on the page gives: the cookie's value, and whether the dashboard opens to the user. */
export interface WebSignIn extends CookieSignIn {
  readonly opensDashboard: boolean;
}

/**
 * Sign-in on the page: by username, else by a full phone number, with the cookie of document `001` and under its limits.
 * Raises `invalid` with `wrong_credentials` whatever was wrong, or `too_many`.
 */
export const signInWeb = operation.open("a sign-in proves who asks", {
  at: ["POST", "/admin/session/"],
  run: async (actor: Actor, _target: undefined, draft: Draft<Credentials>): Promise<WebSignIn> => {
    const { username: typed } = draft.values;
    const named = typed === undefined ? draft : { ...draft, values: { ...draft.values, username: await accountName(typed) } };
    const signedIn = await signInAccount.run(actor, undefined, named);
    const { isStaff, isSuperuser } = await db().user.findUniqueOrThrow({
      where: { id: signedIn.user.id },
      select: { isStaff: true, isSuperuser: true },
    });
    return { ...signedIn, opensDashboard: isStaff || isSuperuser };
  },
});

/** The username of the account somebody typed; what was typed when there is none, so that wrong tries count for it all the same. */
async function accountName(typed: string): Promise<string> {
  const key = usernameKey(typed.trim());
  const found = await db().user.findMany({
    where: { OR: [{ usernameKey: key }, { phoneKey: typed.trim() }] },
    select: { username: true, usernameKey: true },
  });
  // A name that looks like somebody else's phone number is still that name.
  const user = found.find((one) => one.usernameKey === key) ?? found[0];
  return user?.username ?? typed;
}
