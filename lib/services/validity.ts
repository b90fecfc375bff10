import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireSuperuser } from "../access/protection";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { transaction } from "../db/transaction";
import { readBounded, readBoundedOne, removeBounded, writeSpan } from "../db/validity";
import type { Draft } from "../domain/draft";
import { type BoundedPage, type BoundedRow, extended, parseRef, type Span, type SpanQuery, settledSpan } from "../domain/validity";
import { AppError } from "../errors";

/** A page of the memberships and permissions that end soon, are over or begin later. */
export const listBounded = operation({
  at: ["GET", "/admin/validity/"],
  run: ({ call }: Principal, _target: undefined, query: Omit<SpanQuery, "at">): Promise<BoundedPage> =>
    readBounded({ ...query, at: call.time }),
});

/** One membership or permission, `ref` as `refText` writes it. Raises `not_found`. */
export const readSpan = operation({
  at: ["GET", "/admin/validity/{ref}/"],
  target: addressed,
  run: async (_actor: Principal, row: BoundedRow): Promise<BoundedRow> => row,
});

/** Gives a membership or permission another span; superusers only, as giving it is. Raises `not_found`, `forbidden`, `invalid`. */
export const changeSpan = operation({
  at: ["PUT", "/admin/validity/{ref}/"],
  target: changeable,
  run: async (_actor: Principal, row: BoundedRow, draft: Draft<Span>): Promise<BoundedRow> => change(row, settledSpan(draft)),
});

/** Moves the end 30 days on, from now when it is over; superusers only. Raises as `changeSpan`. */
export const extendSpan = operation({
  at: ["PUT", "/admin/validity/{ref}/"],
  target: changeable,
  run: ({ call }: Principal, row: BoundedRow): Promise<BoundedRow> => change(row, { from: row.from, until: extended(row, call.time) }),
});

/** Ends a membership or takes a permission away; superusers only. Raises `not_found`, `forbidden`. */
export const removeSpan = operation({
  at: ["DELETE", "/admin/validity/{ref}/"],
  target: changeable,
  run: (_actor: Principal, row: BoundedRow): Promise<void> => changing((tx) => removeBounded(tx, row)),
});

async function addressed(_actor: Principal, { ref = "" }: Params): Promise<BoundedRow> {
  const named = parseRef(ref);
  const row = named && (await readBoundedOne(db(), named));
  if (!row) throw new AppError("not_found");
  return row;
}

async function changeable(actor: Principal, params: Params): Promise<BoundedRow> {
  const row = await addressed(actor, params);
  requireSuperuser(actor);
  return row;
}

async function change(row: BoundedRow, span: Span): Promise<BoundedRow> {
  await changing((tx) => writeSpan(tx, row, span));
  return { ...row, ...span };
}

async function changing(work: (tx: Tx) => Promise<number>): Promise<void> {
  await transaction(async (tx) => {
    await bumpPolicy(tx);
    if ((await work(tx)) === 0) throw new AppError("not_found");
  });
}
