import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import { raced } from "../db/raced";
import { retried } from "../db/retry";
import { type Draft, settle } from "../domain/draft";
import { primaryKey } from "../domain/primary-key";
import type { School } from "../domain/settings";
import { AppError, type Issue } from "../errors";

interface SchoolFields {
  readonly name: string;
}

/** All schools by name. */
export const listSchools = operation({
  at: ["GET", "/admin/schools/"],
  run: async (): Promise<School[]> => {
    const rows = await db().school.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, _count: { select: { users: { where: { deletedAt: null } } } } },
    });
    return rows.map(({ id, name, _count }) => ({ id, name, users: _count.users }));
  },
});

/** Adds a school. Raises `invalid`. */
export const createSchool = operation({
  at: ["POST", "/admin/schools/"],
  run: async ({ call }: Principal, _target: undefined, draft: Draft<SchoolFields>): Promise<SchoolFields> => {
    const check = async () => settle(draft, await takenIssues(draft.values.name));
    const { name } = await check();
    const createdAt = new Date(call.time);
    await raced(() => retried(() => db().school.create({ data: { name, createdAt }, select: { id: true } })), check);
    return { name };
  },
});

/** Gives a school another name. Raises `not_found`, `invalid`. */
export const renameSchool = operation({
  at: ["PATCH", "/admin/schools/{pk}/"],
  target: async (_actor: Principal, { pk }: Params): Promise<number> => {
    const id = primaryKey(pk);
    if (id === null || !(await db().school.findUnique({ where: { id }, select: { id: true } }))) throw new AppError("not_found");
    return id;
  },
  run: async (_actor: Principal, id: number, draft: Draft<SchoolFields>): Promise<SchoolFields> => {
    const check = async () => settle(draft, await takenIssues(draft.values.name, id));
    const { name } = await check();
    const { count } = await raced(() => retried(() => db().school.updateMany({ where: { id }, data: { name } })), check);
    if (count === 0) throw new AppError("not_found");
    return { name };
  },
});

async function takenIssues(name: string | undefined, except?: number): Promise<Issue[]> {
  const holder = name === undefined ? null : await db().school.findUnique({ where: { name }, select: { id: true } });
  return holder && holder.id !== except ? [{ field: "name", rule: "unique_set" }] : [];
}
