import type { Principal, UserActor } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import { retried } from "../db/retry";
import { type Draft, settle } from "../domain/draft";
import { primaryKey } from "../domain/primary-key";
import { type SavedView, VIEWS_MAX } from "../domain/saved-view";
import { AppError, invalid } from "../errors";

/** A view to be kept: the word of its page, its name, and the query of the address. */
export interface ViewFields {
  readonly page: string;
  readonly name: string;
  readonly query: string;
}

const OWN = "everybody keeps views of their own";

/** The views of a page that the caller keeps or others share, by name. */
export const listViews = operation.signedIn(OWN, {
  at: ["GET", "/admin/views/"],
  run: async ({ user }: UserActor, _target: undefined, page: string): Promise<SavedView[]> => {
    const rows = await db().savedView.findMany({
      where: { page, OR: [{ ownerId: user.id }, { shared: true }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, query: true, shared: true, ownerId: true, owner: { select: { username: true } } },
      take: 4 * VIEWS_MAX,
    });
    return rows.map(({ ownerId, owner, ...view }) => ({ ...view, own: ownerId === user.id, owner: owner.username }));
  },
});

/** Keeps a view for the caller alone; one of the same name is replaced. Raises `invalid`. */
export const saveView = operation.signedIn(OWN, {
  at: ["POST", "/admin/views/"],
  run: (actor: UserActor, _target: undefined, draft: Draft<ViewFields>): Promise<ViewFields> => keep(actor, draft, false),
});

/** Keeps a view that everybody sees who may open its page. Raises `invalid`. */
export const shareView = operation({
  at: ["POST", "/admin/views/shared/"],
  run: (actor: Principal, _target: undefined, draft: Draft<ViewFields>): Promise<ViewFields> => {
    if (actor.kind !== "user") throw new AppError("forbidden");
    return keep(actor, draft, true);
  },
});

/** Forgets a view of the caller, or as a superuser a shared one. Raises `not_found`. */
export const deleteView = operation.signedIn(OWN, {
  at: ["DELETE", "/admin/views/{pk}/"],
  target: async ({ user }: UserActor, { pk }: Params): Promise<number> => {
    const id = primaryKey(pk);
    const view = id === null ? null : await db().savedView.findUnique({ where: { id }, select: { ownerId: true, shared: true } });
    const reach = view !== null && (view.ownerId === user.id || (view.shared && user.isSuperuser));
    if (id === null || !reach) throw new AppError("not_found");
    return id;
  },
  run: async (_actor: UserActor, id: number): Promise<void> => {
    await retried(() => db().savedView.deleteMany({ where: { id } }));
  },
});

async function keep({ user, call }: UserActor, draft: Draft<ViewFields>, shared: boolean): Promise<ViewFields> {
  const { page, name, query } = settle(draft, []);
  const place = { ownerId: user.id, page, name };
  const others = await db().savedView.count({ where: { ownerId: user.id, page, NOT: { name } } });
  if (others >= VIEWS_MAX) throw invalid("name", "max_elements", { max: VIEWS_MAX });
  await retried(() =>
    db().savedView.upsert({
      where: { ownerId_page_name: place },
      create: { ...place, query, shared, createdAt: new Date(call.time) },
      update: { query, shared },
    }),
  );
  return { page, name, query };
}
