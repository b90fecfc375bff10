import type { UserRecord } from "@/lib/domain/user-record";
import { type Activity, readUserLogins, readUserOperations } from "@/lib/services/user-activity";
import { load, requireUser } from "./load";
import { may } from "./may";

const SHOWN = 10;

/** The last events of a user as far as the reader may see them. */
export interface UserEvents {
  /** Newest first. */
  readonly rows: readonly Activity[];
  /** Neither log is open to the reader. */
  readonly hidden: boolean;
  /** Where the last successful sign-in came from. */
  readonly signInFrom: string | null;
}

/** The last ten sign-ins and calls of a user. */
export async function lastEvents({ id, values }: UserRecord): Promise<UserEvents> {
  const actor = await requireUser();
  const [logins, operations] = [may(actor, readUserLogins), may(actor, readUserOperations)];
  const [signIns, calls] = await Promise.all([
    logins ? load(readUserLogins, {}, values.username) : [],
    operations ? load(readUserOperations, {}, id) : [],
  ]);
  const rows = [...signIns, ...calls].sort((a, b) => b.time.getTime() - a.time.getTime()).slice(0, SHOWN);
  return { rows, hidden: !logins && !operations, signInFrom: signIns.find(({ status }) => status < 300)?.ip ?? null };
}
