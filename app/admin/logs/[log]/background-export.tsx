import { Suspense } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { MENU_ITEM } from "@/components/ui/menu";
import { filterPairs, type LogState } from "@/lib/domain/log-address";
import { paths } from "@/lib/paths";
import type { LogView } from "@/lib/services/log-explorer";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import { prepareFile } from "../actions";

/** From so many rows on, a job is the better way. */
const MANY = 100_000;

/** The part of the export menu that has a job make the file. */
export async function BackgroundExport({ state, view }: { state: LogState; view: LogView }) {
  const t = await texts("explorer");
  const word = paths.log(state.log).split("/").at(-1) ?? "";
  return (
    <ActionForm action={prepareFile.bind(null, word)} className="mt-1 grid border-t border-line pt-1">
      {filterPairs(state).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" name="format" value="csv" className={MENU_ITEM}>
        {t("exportCsvLater")}
      </button>
      <button type="submit" name="format" value="ndjson" className={MENU_ITEM}>
        {t("exportNdjsonLater")}
      </button>
      <Suspense>
        <Advice view={view} />
      </Suspense>
    </ActionForm>
  );
}

async function Advice({ view }: { view: LogView }) {
  const { count } = await view.count();
  if (count <= MANY) return null;
  const [t, { number }] = await Promise.all([texts("explorer"), formats()]);
  return <p className="max-w-60 px-2 py-1 text-xs text-ink-3">{t("exportAdvised", { shown: number(count) })}</p>;
}
