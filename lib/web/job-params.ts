import type { Actor } from "@/lib/access/actor";
import type { Operation, Params } from "@/lib/access/operation";
import { may } from "./may";

/** The parameters of an operation on jobs: by the right where the actor has it, else with the claim that the job is the own one. */
export function jobParams<T, I, O>(actor: Actor, operation: Operation<T, I, O>, params: Params = {}): Params {
  return may(actor, operation, params) ? params : { ...params, own: "true" };
}
