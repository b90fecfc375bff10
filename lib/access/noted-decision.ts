import type { Actor } from "./actor";
import type { Address } from "./address";
import type { DecideOptions } from "./decide";
import { trailText } from "./trail";

/** Notes for the logs what was decided. What led to it is put together only when the call ends in a refusal. */
export function noteDecision(actor: Actor, address: Address, reason: string, options: DecideOptions = {}): void {
  const known = { path: address.path, reason };
  if (actor.kind !== "user") {
    actor.call.judged({ ...known, policyVersion: null });
    return;
  }
  const { snapshot, subject, user } = actor;
  const trail = () => trailText(snapshot, { kind: "user", name: user.username, subject }, address, options);
  actor.call.judged({ ...known, policyVersion: snapshot.version, trail });
}
