import type { UserActor } from "@/lib/access/actor";
import { mayOpenDashboard } from "./may";
import { failPage, visit } from "./visit";

/**
 * Answers a part of a page that fetches its data by itself: JSON for whom the dashboard opens to, 401 for whoever is not signed in, 403
 * for others. Leaves no op row, as pages do not; a fault leaves a row in the error log. What `read` may tell is for its operations to say.
 */
export async function answerJson(read: (actor: UserActor) => Promise<unknown>): Promise<Response> {
  const { actor, recording } = await visit();
  if (!actor) return json(401, null);
  if (!mayOpenDashboard(actor)) return json(403, null);
  return json(200, await read(actor).catch((thrown: unknown) => failPage(thrown, recording)));
}

function json(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
