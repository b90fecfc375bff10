import { cookies } from "next/headers";
import { type Flash, readFlash, writeFlash } from "@/lib/domain/flash";
import { FLASH_COOKIE, FLASH_SECONDS } from "@/lib/domain/flash-cookie";
import { newId } from "@/lib/security/opaque";
import { isText, type TextKey, textAt } from "./texts";

/** A message for the page that comes next: a text of the catalogue, its values, and what Undo asks for. */
export interface Message {
  readonly key: TextKey;
  readonly values?: Flash["values"];
  readonly undo?: Flash["undo"];
}

/** A message as the page shows it. */
export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly undo: Flash["undo"];
}

/** Leaves a message for the page that is drawn next. Only in server actions. */
export async function setFlash({ key, values = {}, undo = null }: Message): Promise<void> {
  const value = writeFlash({ id: newId(), key, values, undo });
  (await cookies()).set(FLASH_COOKIE, value, { path: "/", maxAge: FLASH_SECONDS, sameSite: "strict" });
}

/** The message that was left for this page, in the reader's language. */
export async function waitingToast(): Promise<Toast | null> {
  const flash = readFlash((await cookies()).get(FLASH_COOKIE)?.value);
  if (!flash || !isText(flash.key)) return null;
  return { id: flash.id, text: await textAt(flash.key, flash.values), undo: flash.undo };
}
