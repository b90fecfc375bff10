import { formats } from "./formats";
import { DENSITIES, type TableQuery } from "./table-query";
import { texts } from "./texts";

/** The texts of a `DataTable` in the reader's language. `caption` names what the rows are. */
export async function tableTexts(caption: string, total: number) {
  const [t, { number }] = await Promise.all([texts("table"), formats()]);
  return {
    ...{ caption, selectRow: t("selectRow"), selectAll: t("selectAll"), selected: t("selected"), clear: t("clear") },
    selectMatching: t("selectMatching", { total: number(total) }),
  };
}

/** What a `TableToolbar` over the table needs. */
export async function toolbarOf(
  action: string,
  query: Pick<TableQuery<string, string, string>, "search" | "carried" | "columns" | "density">,
  search: string,
  columns: readonly { readonly id: string; readonly label: string }[],
) {
  const t = await texts("table");
  return {
    action,
    search: { value: query.search, label: search, carried: query.carried("q") },
    view: {
      ...{ label: t("view"), carried: query.carried("cols", "density"), apply: t("apply") },
      ...{ columnsLabel: t("columns"), densityLabel: t("density") },
      columns: columns.map(({ id, label }) => ({ id, label, shown: query.columns.includes(id) })),
      densities: DENSITIES.map((id) => ({ id, label: t(id), current: id === query.density })),
    },
  };
}
