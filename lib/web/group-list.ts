import type { UserActor } from "@/lib/access/actor";
import { GROUP_SORTS, type GroupQuery } from "@/lib/domain/group-directory";
import { paths } from "@/lib/paths";
import { cloneGroup, previewDeletion } from "@/lib/services/group-directory";
import { mergeGroup } from "@/lib/services/group-merge";
import { changeGroup } from "@/lib/services/groups";
import { formats } from "./formats";
import { may } from "./may";
import { type RememberedView, type SearchParams, type TableQuery, tableQuery } from "./table-query";
import { texts } from "./texts";

/** The columns of the list of groups, in order. */
export const GROUP_COLUMNS = ["name", "members", "permissions", "apis", "changed"] as const;
export type GroupColumn = (typeof GROUP_COLUMNS)[number];

const PLAN = {
  path: paths.groups,
  sorts: GROUP_COLUMNS,
  first: { by: "name", descending: false },
  facets: ["all"],
  columns: GROUP_COLUMNS,
  shown: GROUP_COLUMNS,
} as const;

/** Where each cell stands on the card of a phone. */
const CARDS = { name: "title", members: "aside", permissions: "below", apis: "belowAside", changed: "hidden" } as const;

export type GroupListQuery = TableQuery<GroupColumn, "all", GroupColumn>;

/** The state of the list of groups by the address of the page. */
export function groupListQuery(sent: SearchParams, remembered: RememberedView | null): GroupListQuery {
  return tableQuery(sent, PLAN, remembered);
}

/** What the list asks for. */
export function groupQuery({ search, sort, descending, page, size }: GroupListQuery): GroupQuery {
  const order = GROUP_SORTS.find((known) => known === `${descending ? "-" : ""}${sort}`) ?? "name";
  return { search, sort: order, window: { limit: size, offset: (page - 1) * size } };
}

/** The heads of the list; names are ordered from A first, numbers and times from the greatest. */
export async function groupColumns(query: GroupListQuery) {
  const t = await texts("groups");
  return query.columns.map((id) => {
    const now = id === query.sort ? (query.descending ? "descending" : "ascending") : null;
    const down = now ? !query.descending : id !== "name";
    const sort = { href: query.href({ sort: down ? `-${id}` : id }), now } as const;
    return { id, label: t(id), card: CARDS[id], right: id !== "name", sort };
  });
}

/** What the reader may do with two chosen groups. */
export async function groupActs(actor: UserActor) {
  const t = await texts("groups");
  const merge = { value: "merge", label: t("merge"), to: paths.mergeGroups };
  const acts = [{ value: "compare", label: t("compare") }, ...(actor.user.isSuperuser && may(actor, mergeGroup) ? [merge] : [])];
  return { action: paths.compareGroups, carried: [], field: "group", acts };
}

/** The menu of every row of the list: links, with `{id}` for the group. */
export async function groupRowActs(actor: UserActor) {
  const t = await texts("groups");
  return [
    { label: t("permissions"), href: paths.groupPart("{id}", "permissions") },
    ...(may(actor, changeGroup) ? [{ label: t("rename"), href: paths.groupPart("{id}", "rename") }] : []),
    ...(may(actor, cloneGroup) ? [{ label: t("clone"), href: paths.groupPart("{id}", "clone") }] : []),
    ...(may(actor, previewDeletion) ? [{ label: t("deleteMore"), href: paths.groupPart("{id}", "delete"), bad: true }] : []),
  ];
}

/** The figures of the cards of phones stand with their words, since those have no heads. */
export async function groupWords() {
  const [t, { number, time }] = await Promise.all([texts("groups"), formats()]);
  const named = (key: "members" | "permissions" | "apis") => (count: number) => ({ count: number(count), word: t(key) });
  return { members: named("members"), permissions: named("permissions"), apis: named("apis"), time };
}
