import { operation } from "../access/operation";
import { config } from "../config";
import { db } from "../db/client";
import { loadSettings } from "../db/settings";
import { isRegistrationOpen } from "../domain/registration";

/** What the registration page offers. */
export interface RegistrationOffer {
  readonly open: boolean;
  /** Whether messages with codes reach phones by themselves. */
  readonly sends: boolean;
  /** By id. */
  readonly schools: readonly { readonly id: number; readonly name: string }[];
}

const SCHOOLS = 500;

/** Whether the sign-in page leads to a registration; asked anew, since any instance may have changed it. */
export const readRegistrationOpen = operation.open("who registers has no account yet", {
  at: ["GET", "/admin/registration/"],
  run: async (): Promise<boolean> => {
    await loadSettings();
    return isRegistrationOpen();
  },
});

/** What can be chosen before there is an account. */
export const readRegistrationOffer = operation.open("who registers has no account yet", {
  at: ["GET", "/admin/registration/"],
  run: async (): Promise<RegistrationOffer> => {
    await loadSettings();
    const open = isRegistrationOpen();
    const schools = open ? await db().school.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" }, take: SCHOOLS }) : [];
    return { open, sends: config("SMS_SENDER") !== "outbox", schools };
  },
});
