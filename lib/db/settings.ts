import { takeStoredSettings } from "@/lib/config";
import { processWide } from "@/lib/global";
import { db } from "./client";
import { retried } from "./retry";

const turns = () => processWide("settings-turns", () => ({ begun: 0, taken: 0 }));

/**
 * Takes over the settings that were changed in the database. Runs at the start, with each new version of the policy, which a change of
 * a setting raises, and before open operations that depend on one, since nobody's rights are read there.
 */
export async function loadSettings(): Promise<void> {
  const turn = ++turns().begun;
  const rows = await retried(() => db().setting.findMany({ select: { name: true, value: true } }));
  // What was asked for earlier may come later and be older.
  if (turn < turns().taken) return;
  turns().taken = turn;
  takeStoredSettings(new Map(rows.map(({ name, value }) => [name, value])));
}
