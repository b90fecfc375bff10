import { cache } from "react";
import type { UserActor } from "@/lib/access/actor";
import { identifyIfPossible } from "@/lib/http/credentials";
import { STATUS } from "@/lib/http/dialect";
import { describeFailure } from "@/lib/http/failure";
import { type Recording, record } from "@/lib/http/record";
import { loggedPath } from "@/lib/paths";
import { currentPath, pageRequest } from "./page-request";

/** One drawing of a page: who asks, and the recording that takes its failure. */
export interface Visit {
  /** Path and query of the page. */
  readonly path: string;
  readonly recording: Recording;
  /** Null for whoever is not signed in. */
  readonly actor: UserActor | null;
}

/** The visit being served; found once for all parts of the page. A page leaves no op row, only the time its session was used. */
export const visit = cache(async (): Promise<Visit> => {
  const path = await currentPath();
  const request = await pageRequest("GET");
  const recording = record(request, "web", loggedPath(path), { quiet: true });
  const actor = await identifyIfPossible(request, recording.call).catch((thrown: unknown) => failPage(thrown, recording));
  noteCaller(recording, actor);
  await recording.finish({ status: 200, body: null });
  return { path, recording, actor };
});

/** Who looks at the page; null for whoever is not signed in. */
export async function currentActor(): Promise<UserActor | null> {
  return (await visit()).actor;
}

/**
 * Ends a page with the error page: a row in the error log, whose request number the page shows. The error itself goes no further, since
 * Next prints it and a database message repeats values.
 */
export async function failPage(thrown: unknown, recording: Recording): Promise<never> {
  const { requestId } = recording.call;
  const { code } = describeFailure(thrown, requestId);
  await recording.finish({ status: STATUS[code], body: null, message: `服务器内部错误 ${requestId}` });
  throw Object.assign(new Error(`The page could not be drawn (${code}).`), { digest: requestId });
}

/** Names the caller in the log rows. */
export function noteCaller(recording: Recording, actor: UserActor | null): void {
  if (!actor) return;
  const { user, session } = actor;
  recording.caller = { userId: user.id, username: user.username, sessionId: session.id, lastSeenAt: session.lastSeenAt };
}
