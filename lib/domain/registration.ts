import { config } from "../config";
import { AppError } from "../errors";

/** Whether people may make accounts for themselves. */
export function isRegistrationOpen(): boolean {
  return config("REGISTRATION") === "open";
}

/** Raises `forbidden` without a decision while registration is switched off (contract section 7.5). */
export function requireRegistration(): void {
  if (!isRegistrationOpen()) throw new AppError("forbidden", { decided: false });
}
