import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { readSessionByCookieHash, type Standing } from "../db/session-reader";
import { endSessions } from "../db/sessions";
import { transaction } from "../db/transaction";
import { sha256Hex } from "../security/opaque";

/** The user and session of the cookie sent along; null when it is unknown or ended. */
export const readBrowserSession = operation.open("the cookie is the proof", {
  at: ["GET", "/admin/session/"],
  run: async ({ call }: Actor): Promise<Standing | null> =>
    call.cookie === null ? null : readSessionByCookieHash(sha256Hex(call.cookie), call.time),
});

/** Ends the session of the cookie sent along, so that a copy of the cookie is worth nothing. */
export const endBrowserSession = operation.open("the cookie is the proof", {
  at: ["DELETE", "/admin/session/"],
  run: async ({ call }: Actor): Promise<void> => {
    const { cookie } = call;
    if (cookie === null) return;
    await transaction((tx) => endSessions(tx, { cookieHash: sha256Hex(cookie) }, "logout", new Date(call.time)));
  },
});
