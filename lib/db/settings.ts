import { takeStoredSettings } from "@/lib/config";
import { db } from "./client";
import { retried } from "./transaction";

/** Takes over the settings that were changed in the database; call it at the start and after each change. */
export async function loadSettings(): Promise<void> {
  const rows = await retried(() => db().setting.findMany({ select: { name: true, value: true } }));
  takeStoredSettings(new Map(rows.map(({ name, value }) => [name, value])));
}
