import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "../global";

const storage = () => processWide("override", () => new AsyncLocalStorage<string>());

/**
 * Runs `work` so that its changes of rights may break assertions; `reason` is what the superuser gave for it. The caller sees to it
 * that it is one, and that the reason is logged.
 */
export function overriding<T>(reason: string, work: () => Promise<T>): Promise<T> {
  return storage().run(reason, work);
}

/** Why the changes of the running call may break assertions; null when they may not. */
export function overrideReason(): string | null {
  return storage().getStore() ?? null;
}
