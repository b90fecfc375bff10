import { actorId, isSuperuser, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import { insertNewUsers, newUserIssues } from "../db/new-users";
import { raced } from "../db/raced";
import { transaction } from "../db/transaction";
import { listFiltered } from "../db/user-filter";
import { countUsers, lookUpUser, userSlices } from "../db/user-lookup";
import { readUsers } from "../db/user-reader";
import { asSent, draftsOf, type OneOrManyRows, refuseRows, settleRows } from "../domain/batch";
import type { OneOrMany } from "../domain/draft";
import { type Listing, partOf } from "../domain/listing";
import { primaryKey } from "../domain/primary-key";
import { storedFields, superuserIssues, type UserFields } from "../domain/user-fields";
import type { UserQuery } from "../domain/user-filter";
import { USER_DEFAULTS, type UserRecord, type UserValues } from "../domain/user-record";
import { AppError, type Issue } from "../errors";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword } from "../security/passwords";

/** A new user; what is left out gets its default. */
export type NewUserFields = Partial<UserFields> & Pick<UserFields, "username" | "password">;

/** A thousand rows are more than the usual transaction. */
const BATCH_TIMEOUT = 30_000;
const NOTHING = { groups: [], permissions: [] } as const;

/** The live users that a filter finds by id, or a page of them; without a filter all. */
export const listUsers = operation({
  at: ["GET", "/account/user/"],
  run: async (_actor: Principal, _target: undefined, { filter, window }: UserQuery): Promise<Listing<UserRecord>> => {
    if (Object.keys(filter).length > 0) return listFiltered(filter, window);
    return { total: await countUsers(), slices: userSlices(partOf(window)), window };
  },
});

/** One live user. Raises `not_found`. */
export const readUserByKey = operation({
  at: ["GET", "/account/user/{pk}/"],
  run: async (_actor: Principal, user: UserRecord): Promise<UserRecord> => user,
  target: async (_actor: Principal, { pk }: Params): Promise<UserRecord> => {
    const id = primaryKey(pk);
    const user = id === null ? null : await lookUpUser(id);
    if (!user) throw new AppError("not_found");
    return user;
  },
});

/**
 * Creates one user or a batch, all or nothing (contract sections 4.5, 4.6). Raises `invalid` with the issues of all rows, and
 * `forbidden` with those of the fields that only superusers may set.
 */
export const createUsers = operation({
  at: ["POST", "/account/user/"],
  run: async (actor: Principal, _target: undefined, input: OneOrMany<NewUserFields>): Promise<OneOrManyRows<UserRecord>> => {
    const check = async () => settleRows(input, await databaseIssues(input));
    const rows = await check();
    if (!isSuperuser(actor)) refuseRows(input, rows.map(superuserIssuesOfNew), "forbidden");
    const users = await Promise.all(rows.map((row) => prepared(row, "many" in input)));
    return asSent(input, await raced(() => create(actor, rows, users), check));
  },
});

function databaseIssues(input: OneOrMany<NewUserFields>): Promise<Issue[][]> {
  const asked = draftsOf(input).map(({ values: { groups, permissions, ...values } }) => ({
    values: storedFields(values),
    groups,
    permissions,
  }));
  return newUserIssues(db(), asked);
}

function superuserIssuesOfNew(row: NewUserFields): Issue[] {
  return superuserIssues(row, { values: USER_DEFAULTS, ...NOTHING });
}

async function prepared(row: NewUserFields, inBatch: boolean) {
  const values: Partial<UserValues> & Pick<UserValues, "username"> = { ...storedFields(row), username: row.username };
  const { username, phone = null, email = null } = values;
  const passwordWeak = isWeakPassword(row.password, { username, phone, email });
  const password = await hashPassword(row.password, inBatch ? "batch" : "sign_in");
  return { values, secret: { password, passwordWeak } };
}

function create(
  actor: Principal,
  rows: readonly NewUserFields[],
  users: readonly Awaited<ReturnType<typeof prepared>>[],
): Promise<UserRecord[]> {
  const author = { by: actorId(actor), now: new Date(actor.call.time) };
  const complete = users.map((user, at) => ({ ...user, groups: rows[at]?.groups, permissions: rows[at]?.permissions }));
  return transaction(async (tx) => readUsers(tx, await insertNewUsers(tx, complete, author)), { timeout: BATCH_TIMEOUT });
}
