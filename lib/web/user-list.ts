import { idsOf, primaryKey } from "@/lib/domain/primary-key";
import { DIRECTORY_SORTS, type DirectoryFilter, type DirectoryQuery, FACETS, type UserChoice } from "@/lib/domain/user-directory";
import { paths } from "@/lib/paths";
import { type RememberedView, type SearchParams, type TableQuery, tableQuery } from "./table-query";

/** The columns of the user list, in order. */
export const USER_COLUMNS = [
  "user",
  "groups",
  "status",
  "last_login",
  "phone",
  "email",
  "created",
  "dingding",
  "wechat",
  "work_id",
  "id",
] as const;
export type UserColumn = (typeof USER_COLUMNS)[number];

const PLAN = {
  path: paths.users,
  sorts: DIRECTORY_SORTS,
  first: { by: "last_login", descending: true },
  facets: FACETS,
  columns: USER_COLUMNS,
  shown: ["user", "groups", "status", "last_login", "phone"],
  extra: ["group", "count"],
} as const;

export type UserListQuery = TableQuery<(typeof DIRECTORY_SORTS)[number], (typeof FACETS)[number], UserColumn>;

/** The state of the user list by the address of the page, and by what is `remembered` of earlier visits. */
export function userListQuery(sent: SearchParams, remembered: RememberedView | null = null): UserListQuery {
  return tableQuery(sent, PLAN, remembered);
}

/** What the list asks the directory for; `count=exact` in the address asks for a full count. */
export function directoryQuery(query: UserListQuery): DirectoryQuery {
  const { sort, descending, page, size } = query;
  return {
    filter: filterOf(query),
    sort,
    descending,
    window: { limit: size, offset: (page - 1) * size },
    exact: query.extra.count === "exact",
  };
}

/** The address of the list as a file. */
export function exportAddress(query: UserListQuery): string {
  const text = new URLSearchParams(query.carried("size", "density").map(([name, value]) => [name, value])).toString();
  return text === "" ? paths.exportUsers : `${paths.exportUsers}?${text}`;
}

/** What a page may act on: `ids`, also several in one value, or with `all=1` everybody whom the filter in the address finds. */
export function userChoice(sent: SearchParams): UserChoice {
  if (sent.all === "1") return { filter: filterOf(userListQuery(sent)) };
  return { ids: idsOf([sent.ids ?? []].flat().join(",")) };
}

function filterOf({ search, facet, extra }: UserListQuery): DirectoryFilter {
  return { search, facet, group: extra.group === "none" ? "none" : primaryKey(extra.group) };
}
