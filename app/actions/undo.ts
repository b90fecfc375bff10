"use server";

import { takeBack } from "@/lib/web/undo";

/** The Undo button of a message. */
export async function undo(form: FormData): Promise<void> {
  await takeBack(form);
}
