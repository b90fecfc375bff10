import { actorId, isSuperuser, type UserActor } from "../access/actor";
import { decide } from "../access/decide";
import { operation, type Params } from "../access/operation";
import { holds, outranks } from "../access/rank";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { raced } from "../db/raced";
import { referenceIssues, replaceRelations } from "../db/relations";
import { transaction } from "../db/transaction";
import { lookUpUser } from "../db/user-lookup";
import { readAccounts, readUser } from "../db/user-reader";
import { type StoredPassword, takenIssues, updateUserRow } from "../db/users";
import { type Draft, settle } from "../domain/draft";
import { primaryKey } from "../domain/primary-key";
import { effectiveDraft, type TeacherChanges, type TeacherEdit } from "../domain/teacher-edit";
import { teacherEditRefusal } from "../domain/user";
import { sameIds, type UserRecord } from "../domain/user-record";
import { AppError } from "../errors";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword, verifyPassword } from "../security/passwords";

export interface ShownTeacher {
  readonly user: UserRecord;
  /** Whether phone and email are to be masked for this reader. */
  readonly masked: boolean;
}

/** One live user, active or not, by document `003`. Raises `not_found`. */
export const readTeacher = operation.signedIn("every user may look others up; what is private is masked", {
  at: ["GET", "/users/{pk}/"],
  target: (_actor: UserActor, params: Params) => find(params),
  run: async (actor, user): Promise<ShownTeacher> => ({ user, masked: !seesAll(actor, user.id) }),
});

const WHY = "owner and rank say who may change whom, not grants";

/**
 * Changes a user by document `003`, whose PUT is partial too. Raises `not_found`; `forbidden`, with the reason `own_only` for
 * ordinary users; `invalid`.
 */
export const replaceTeacher = operation.signedIn(WHY, { at: ["PUT", "/users/{pk}/"], target: editable, run: change });

/** The same by PATCH. */
export const changeTeacher = operation.signedIn(WHY, { at: ["PATCH", "/users/{pk}/"], target: editable, run: change });

async function find({ pk }: Params): Promise<UserRecord> {
  const id = primaryKey(pk);
  return present(id === null ? null : await lookUpUser(id));
}

function seesAll({ user, snapshot, subject, call }: UserActor, id: number): boolean {
  if (user.id === id || user.isSuper !== 0 || user.isGrade !== 0) return true;
  return decide(snapshot, subject, { method: "GET", path: `/users/${id}/`, at: call.time }).allowed;
}

async function editable(actor: UserActor, params: Params): Promise<UserRecord> {
  const user = await find(params);
  await requireEditable(db(), actor, user);
  return user;
}

async function requireEditable(on: Tx, actor: UserActor, { id, values }: UserRecord): Promise<void> {
  const [account] = await readAccounts(on, [id]);
  const { snapshot, subject, call } = actor;
  const above = account && outranks(holds(snapshot, account.subject, call.time, true), holds(snapshot, subject, call.time));
  const target = { id, isSuperuser: values.is_superuser, isSuper: values.is_super, isGrade: values.is_grade };
  const refusal = teacherEditRefusal(actor.user, target, above ?? false);
  if (refusal) throw new AppError("forbidden", refusal === "own_only" ? { reason: refusal } : {});
}

async function change(actor: UserActor, user: UserRecord, edit: TeacherEdit): Promise<ShownTeacher> {
  const draft = effectiveDraft(edit, user, isSuperuser(actor));
  const check = () => checked(draft, user.id);
  const { password, groups, ...values } = await check();
  const secret = password === undefined ? null : await newSecret(user, password, { ...user.values, ...values });
  const regroups = groups !== undefined && !sameIds(groups, user.groups);
  if (Object.keys(values).length === 0 && !secret && !regroups) return { user, masked: false };

  const author = { by: actorId(actor), now: new Date(actor.call.time) };
  const keptSession = actor.user.id === user.id ? actor.session.id : null;
  const write = async (tx: Tx): Promise<UserRecord> => {
    if (regroups) await bumpPolicy(tx);
    const current = present(await readUser(tx, user.id));
    await requireEditable(tx, actor, current);
    await updateUserRow(tx, { id: user.id, values, secret, keptSession }, author.now);
    if (regroups) await replaceRelations(tx, "userGroups", { owner: user.id, before: current.groups, next: groups }, author);
    return present(await readUser(tx, user.id));
  };
  return { user: await raced(() => transaction(write), check), masked: false };
}

async function checked(draft: Draft<TeacherChanges>, id: number): Promise<Partial<TeacherChanges>> {
  const { username, work_id, phone, school_id, groups } = draft.values;
  const keys = {
    ...(username !== undefined && { username }),
    ...(work_id !== undefined && { work_id }),
    ...(phone !== undefined && { phone }),
  };
  const [taken, schools, unknown] = await Promise.all([
    takenIssues(db(), [keys], id),
    referenceIssues(db(), "school", "school_id", [school_id]),
    referenceIssues(db(), "group", "groups", [groups]),
  ]);
  return settle<Partial<TeacherChanges>>(draft, [...taken, ...schools, ...unknown].flat());
}

/** Writing the current password again is no change and ends no session: null. */
async function newSecret({ id }: UserRecord, plain: string, owner: UserRecord["values"]): Promise<StoredPassword | null> {
  const row = await db().user.findUnique({ where: { id }, select: { password: true } });
  const { matches } = await verifyPassword(plain, row?.password ?? null);
  return matches ? null : { password: await hashPassword(plain), passwordWeak: isWeakPassword(plain, owner) };
}

function present(user: UserRecord | null): UserRecord {
  if (!user) throw new AppError("not_found");
  return user;
}
