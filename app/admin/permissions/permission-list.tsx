import { MethodBoxes } from "@/components/matrix/method-boxes";
import { ActionForm } from "@/components/ui/action-form";
import { SearchForm } from "@/components/ui/search-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { cellState, filteredRows, isWanted, MATRIX_METHODS, type PermissionMatrix } from "@/lib/domain/permission-matrix";
import { paths } from "@/lib/paths";
import { addressOf, listQuery, placeOf, type Query } from "@/lib/web/list-query";
import { pivotText } from "@/lib/web/matrix";
import { texts } from "@/lib/web/texts";
import { ListFoot } from "../list-foot";
import { paintList } from "./matrix-actions";

const NOTHING: ReadonlyMap<string, boolean> = new Map();

/** The same rights as a list of boxes: for phones, and where no script runs. */
export async function PermissionList({ matrix, query, editable }: { matrix: PermissionMatrix; query: Query; editable: boolean }) {
  const [t, general] = [await texts("matrix"), await texts("groups")];
  const asked = listQuery(query);
  const found = filteredRows(matrix.rows, asked.search, false);
  const rows = found.slice(asked.window.offset, asked.window.offset + asked.window.limit);
  const kept = Object.fromEntries(Object.entries(matrix.pivot).map(([name, id]) => [name, String(id)]));
  const place = placeOf(paths.permissions, { ...kept, q: asked.search }, asked, { total: found.length, rows });
  return (
    <div className="min-h-0 flex-1 overflow-auto px-6 pb-4 max-sm:px-4 sm:[@media(scripting:enabled)]:hidden">
      <SearchForm action={paths.permissions} label={t("filter")} button={general("search")} value={asked.search} kept={kept} />
      <ActionForm action={paintList.bind(null, pivotText(matrix.pivot))} className="grid gap-3 pt-3">
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="grid gap-2 border-b border-line-faint py-3">
              <input type="hidden" name="row" value={row.id} />
              <span className="grid">
                <b className="font-semibold">{row.label}</b>
                {row.pattern && <code className="font-mono text-xs break-all text-ink-2">{row.pattern}</code>}
              </span>
              <MethodBoxes
                disabled={!editable}
                boxes={MATRIX_METHODS.map((method) => {
                  const state = cellState(row, method, NOTHING);
                  const words = t(state);
                  return {
                    ...{ method, value: `${row.id} ${method}`, on: isWanted(row, method, NOTHING), state },
                    label: t("cell", { method, name: row.label, state: words }),
                  };
                })}
              />
            </li>
          ))}
        </ul>
        {editable && (
          <SubmitButton look="plain" className="justify-self-start max-sm:w-full">
            {t("addToDraft")}
          </SubmitButton>
        )}
      </ActionForm>
      <ListFoot
        {...{ place, search: asked.search, clear: addressOf(paths.permissions, kept) }}
        nothing={{ title: t("noApis"), lead: t("noApisLead") }}
      />
    </div>
  );
}
