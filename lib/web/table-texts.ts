import { formats } from "./formats";
import { DENSITIES, type TableQuery } from "./table-query";
import { viewCookie } from "./table-view";
import { texts } from "./texts";

/** The texts of a `DataTable` in the reader's language. `caption` names what the rows are. */
export async function tableTexts(caption: string, total: number) {
  const [t, { number }] = await Promise.all([texts("table"), formats()]);
  return {
    ...{ caption, selectRow: t("selectRow"), selectAll: t("selectAll"), selected: t("selected"), clear: t("clear") },
    ...{ selectMatching: t("selectMatching", { total: number(total) }), rowActs: t("rowActs") },
    keys: {
      ...{ next: t("keyNext"), previous: t("keyPrevious"), select: t("keySelect"), range: t("keyRange"), open: t("keyOpen") },
      ...{ peek: t("keyPeek"), edit: t("keyEdit"), delete: t("keyDelete"), close: t("keyClose") },
    },
  };
}

/** What a `TableToolbar` over the table needs; `total` is how many rows were found. */
export async function toolbarOf(
  action: string,
  query: Pick<TableQuery<string, string, string>, "search" | "carried" | "columns" | "density" | "here" | "remember" | "plain">,
  search: string,
  columns: readonly { readonly id: string; readonly label: string }[],
  total: number | null = null,
) {
  const t = await texts("table");
  const labels = new Map(columns.map(({ id, label }) => [id, label]));
  const hidden = columns.filter(({ id }) => !query.columns.includes(id));
  const moved = (from: number, to: number) => {
    const next = [...query.columns];
    const [id = ""] = next.splice(from, 1);
    next.splice(to, 0, id);
    return query.here({ cols: next.join(",") });
  };
  const shown = query.columns.map((id, at) => {
    const label = labels.get(id) ?? id;
    const forward = at > 1 ? { href: moved(at, at - 1), label: t("moveUp", { name: label }) } : null;
    const back = at > 0 && at < query.columns.length - 1 ? { href: moved(at, at + 1), label: t("moveDown", { name: label }) } : null;
    return { id, label, shown: true, forward, back };
  });
  return {
    action,
    search: { value: query.search, label: search, carried: query.carried("q"), keyLabel: t("keySearch") },
    view: {
      ...{ label: t("view"), carried: query.carried("cols", "density"), apply: t("apply") },
      ...{ columnsLabel: t("columns"), densityLabel: t("density") },
      columns: [...shown, ...hidden.map(({ id, label }) => ({ id, label, shown: false, forward: null, back: null }))],
      densities: DENSITIES.map((id) => ({ id, label: t(id), current: id === query.density })),
      reset: { href: query.here(query.plain), label: t("resetView") },
      remember: query.remember === null ? null : { cookie: viewCookie(action), value: query.remember },
    },
    found: total === null ? null : t("found", { count: total }),
  };
}

/** What the `Pager` of a list of `total` rows shows; null for an empty list. An `estimated` total is told as such. */
export async function pagerOf(query: Pick<TableQuery<string, string, string>, "page" | "size" | "href">, total: number, estimated = false) {
  const [t, { number }] = await Promise.all([texts("table"), formats()]);
  const { page, size, href } = query;
  if (total === 0) return null;
  const from = Math.min(total, (page - 1) * size + 1);
  const to = Math.min(total, page * size);
  return {
    label: t("pages"),
    range: t("range", { from: number(from), to: number(to), total: estimated ? t("about", { count: number(total) }) : number(total) }),
    previous: { href: page > 1 ? href({ page: String(page - 1) }) : null, label: t("previous") },
    next: { href: page * size < total ? href({ page: String(page + 1) }) : null, label: t("next") },
  };
}
