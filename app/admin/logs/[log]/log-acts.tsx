import { ChevronDown, Download, Play, Square, Trash2 } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { MENU_ITEM, Menu } from "@/components/ui/menu";
import { filterPairs, type LogState } from "@/lib/domain/log-address";
import { paths } from "@/lib/paths";
import type { LogView } from "@/lib/services/log-explorer";
import { texts } from "@/lib/web/texts";
import { BackgroundExport } from "./background-export";

interface LogActsProps {
  state: LogState;
  view: LogView;
  live: string;
  mayDelete: boolean;
}

/** What can be done with the log as it is seen: followed, written to a file, deleted. */
export async function LogActs({ state, view, live, mayDelete }: LogActsProps) {
  const t = await texts("explorer");
  const pairs = new URLSearchParams(filterPairs(state));
  return (
    <>
      <span className="needs-script">
        <ButtonLink href={live}>
          <Icon of={state.live ? Square : Play} />
          {state.live ? t("liveStop") : t("live")}
        </ButtonLink>
      </span>
      <Menu
        id="log-export"
        className={buttonClass()}
        label={t("export")}
        button={
          <>
            <Icon of={Download} />
            <span className="max-sm:sr-only">{t("export")}</span>
            <Icon of={ChevronDown} />
          </>
        }
      >
        {FORMATS.map(([format, name]) => (
          <a key={format} href={`${paths.logPart(state.log, "export")}?${pairs}&format=${format}`} data-file="" className={MENU_ITEM}>
            {t(name)}
          </a>
        ))}
        <BackgroundExport {...{ state, view }} />
      </Menu>
      {mayDelete && (
        <ButtonLink href={deletionOf(state)}>
          <Icon of={Trash2} />
          <span className="max-sm:sr-only">{t("deleteRows")}</span>
        </ButtonLink>
      )}
    </>
  );
}

/** The page before the deletion of all rows that fit. */
export function deletionOf(state: LogState): string {
  return `${paths.logPart(state.log, "delete")}?${new URLSearchParams(filterPairs(state))}&all=1`;
}

const FORMATS = [
  ["csv", "exportCsv"],
  ["ndjson", "exportNdjson"],
] as const;
