import { Bookmark, ChevronDown, Trash2 } from "lucide-react";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass, ICON_BUTTON } from "@/components/ui/button";
import { Switch } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/link";
import { MENU_ITEM, Menu } from "@/components/ui/menu";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type LogState, logPairs } from "@/lib/domain/log-address";
import { VIEW_NAME_MAX } from "@/lib/domain/saved-view";
import { paths } from "@/lib/paths";
import { shareView } from "@/lib/services/saved-views";
import { requireUser } from "@/lib/web/load";
import { viewsOf } from "@/lib/web/log-views";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { forgetView, keepView } from "./actions";

/** The views that are kept of this log, and a form to keep the one that is seen. */
export async function ViewsMenu({ state }: { state: LogState }) {
  const [t, actor, views] = [await texts("explorer"), await requireUser(), await viewsOf(state.log)];
  const query = new URLSearchParams(logPairs(state, { row: null, trail: [], live: false, plain: false })).toString();
  const current = views.find((view) => view.query === query);
  return (
    <Menu
      id="log-views"
      className={buttonClass()}
      label={t("views")}
      button={
        <>
          <Icon of={Bookmark} />
          <span className="max-w-40 truncate leading-5">{current?.name ?? t("views")}</span>
          <Icon of={ChevronDown} />
        </>
      }
    >
      {views.length === 0 && <p className="p-2 text-ink-3">{t("noViews")}</p>}
      <ul className="max-h-72 overflow-y-auto">
        {views.map((view) => (
          <li key={view.id} className="flex items-center">
            <PageLink
              href={view.query === "" ? paths.log(state.log) : `${paths.log(state.log)}?${view.query}`}
              className={`${MENU_ITEM} min-w-0`}
              aria-current={view === current || undefined}
            >
              <span className="truncate">{view.name}</span>
              {view.shared && !view.own && <span className="text-xs text-ink-3">{t("viewBy", { owner: view.owner })}</span>}
            </PageLink>
            {(view.own || actor.user.isSuperuser) && (
              <ActionForm action={forgetView.bind(null, String(view.id))} className="contents">
                <button
                  type="submit"
                  className={ICON_BUTTON}
                  title={t("viewDelete", { name: view.name })}
                  aria-label={t("viewDelete", { name: view.name })}
                >
                  <Icon of={Trash2} size={14} />
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      <ActionForm action={keepView.bind(null, state.log)} className="mt-1 grid w-72 gap-3 border-t border-line p-3">
        <input type="hidden" name="query" value={query} />
        <TextField name="name" label={t("viewName")} maxLength={VIEW_NAME_MAX} defaultValue={current?.own ? current.name : ""} required />
        {may(actor, shareView) && <Switch name="shared" label={t("viewShare")} defaultChecked={current?.shared ?? false} />}
        <SubmitButton look="plain">{t("viewSave")}</SubmitButton>
      </ActionForm>
    </Menu>
  );
}
