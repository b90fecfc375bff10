import { forbidden } from "next/navigation";
import type { UserActor } from "@/lib/access/actor";
import type { Operation, Params } from "@/lib/access/operation";
import { requireUser } from "./load";
import { may } from "./may";

/** Ends a page that only asks for one act with the explained 403 when the engine would refuse the act. */
export async function requireRight<T, I, O>(operation: Operation<T, I, O>, params: Params = {}): Promise<UserActor> {
  const actor = await requireUser();
  if (!may(actor, operation, params)) forbidden();
  return actor;
}
