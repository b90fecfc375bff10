import { actorId, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import { countFacets, directoryIds, measureRadius } from "../db/user-directory";
import { readUser, readUsers } from "../db/user-reader";
import { MAX_IDS } from "../domain/limits";
import { primaryKey } from "../domain/primary-key";
import { type DirectoryPage, type DirectoryQuery, dormantBefore, type Radius, type UserChoice } from "../domain/user-directory";
import { AppError } from "../errors";

const SAMPLE = 5;

/** A page of the user list of the dashboard, with the count of each facet; of more than 50,000 users about, unless `exact`. */
export const listDirectory = operation({
  at: ["GET", "/account/user/"],
  run: async ({ call }: Principal, _target: undefined, query: DirectoryQuery): Promise<DirectoryPage> => {
    const dormant = dormantBefore(call.time);
    const [counted, ids] = await Promise.all([countFacets(query.filter, dormant, query.exact ?? false), directoryIds(query, dormant)]);
    return { users: await readUsers(db(), ids), ...counted };
  },
});

/** What an act on the chosen users would touch. The caller is never among them; of a filter at most 10,000 are taken. */
export const readRadius = operation({
  at: ["GET", "/account/user/"],
  run: async (actor: Principal, _target: undefined, choice: UserChoice): Promise<Radius> => {
    const { time } = actor.call;
    const chosen = "ids" in choice ? choice.ids.slice(0, MAX_IDS) : await everyId(choice.filter, time);
    const users = await readUsers(db(), chosen);
    const ids = users.map(({ id }) => id).filter((id) => id !== actorId(actor));
    const { emptied, ...sums } = await measureRadius(db(), ids, new Date(time));
    const named = actor.kind === "user" ? emptied.map((id) => actor.snapshot.groups.get(id)?.name ?? String(id)) : [];
    const sample = users.filter(({ id }) => id !== actorId(actor)).slice(0, SAMPLE);
    return {
      ...sums,
      ids,
      sample: sample.map(({ id, values }) => ({ id, username: values.username })),
      emptied: named,
      withoutOwn: ids.length < users.length,
    };
  },
});

/** The phone number of a user, which pages show masked: whoever asks for the whole one leaves a log row. Raises `not_found`. */
export const revealPhone = operation({
  at: ["POST", "/admin/users/{pk}/phone/"],
  target: async (_actor: Principal, { pk }: Params): Promise<string | null> => {
    const id = primaryKey(pk);
    const user = id === null ? null : await readUser(db(), id);
    if (!user) throw new AppError("not_found");
    return user.values.phone;
  },
  run: async (_actor: Principal, phone: string | null): Promise<string | null> => phone,
});

function everyId(filter: DirectoryQuery["filter"], time: number): Promise<number[]> {
  const all = { filter, sort: "id", descending: false, window: { limit: MAX_IDS, offset: 0 } } as const;
  return directoryIds(all, dormantBefore(time));
}
