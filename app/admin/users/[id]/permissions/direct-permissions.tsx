import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchForm } from "@/components/ui/search-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
import { FieldProblems } from "@/components/users/field-problems";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import { listPermissionChoices } from "@/lib/services/group-directory";
import { changeUser } from "@/lib/services/user-changes";
import { changeSpan } from "@/lib/services/validity";
import { addressOf, listQuery, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { BondSpan } from "../../../groups/[id]/bond-span";
import { ListFoot } from "../../../list-foot";
import { submitPermissions } from "../../actions";

/** All permissions there are, those ticked that the user has without a group; superusers change them, a page of the list at a time. */
export async function DirectPermissions({ user, query }: { user: UserRecord; query: Query }) {
  const [actor, t, span] = [await requireUser(), await texts("users"), await texts("validity")];
  if (!may(actor, listPermissionChoices)) return <EmptyState of="right" title={t("hiddenPermissions")} />;
  const asked = listQuery(query);
  const list = await load(listPermissionChoices, {}, { ...asked, user: user.id });
  const pk = String(user.id);
  const here = paths.userPart(user.id, "permissions");
  const place = placeOf(here, { view: "direct", q: asked.search }, asked, list);
  const editable = actor.user.isSuperuser && may(actor, changeUser, { pk });
  const maySpan = actor.user.isSuperuser && may(actor, changeSpan, { ref: "user_grant-0" });
  const shown = new Set(list.rows.map(({ id }) => id));
  const own = new Set(user.permissions);
  const columns = [
    { key: "box", label: <span className="sr-only">{t("direct")}</span>, className: "w-8" },
    { key: "api", label: t("api"), className: "max-sm:hidden" },
    ...[
      { key: "pattern", label: t("pattern") },
      { key: "method", label: t("methods"), className: "w-28" },
      { key: "span", label: <span className="sr-only">{span("editTitle")}</span>, className: "w-56 max-sm:w-28" },
    ],
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 px-6 pb-3 max-sm:px-4">
        <SearchForm action={here} label={t("searchPermissions")} button={t("find")} value={asked.search} kept={{ view: "direct" }} />
        <p className="text-sm text-ink-3">{editable ? t("directLead") : t("superuserOnly")}</p>
      </div>
      {list.rows.length > 0 && (
        <ActionForm key={JSON.stringify([asked, user.updatedAt])} action={submitPermissions.bind(null, pk)} className="grid gap-3">
          <input type="hidden" name="updated_at" value={user.updatedAt.getTime()} />
          <input type="hidden" name="kept" value={user.permissions.filter((id) => !shown.has(id)).join(",")} />
          <div className="px-6 empty:hidden max-sm:px-4">
            <FieldProblems fields={["updated_at", "permissions"]} />
          </div>
          <Table label={t("direct")} columns={columns}>
            {list.rows.map(({ id, method, pattern, apiName, ...bond }) => (
              <Row key={id}>
                <Cell>
                  <Checkbox
                    name="permissions"
                    value={id}
                    defaultChecked={own.has(id)}
                    disabled={!editable}
                    aria-label={`${method} ${pattern}`}
                  />
                </Cell>
                <Cell className="font-semibold break-all max-sm:hidden">{apiName}</Cell>
                <Cell className="font-mono text-xs break-all">{pattern}</Cell>
                <Cell className={`font-mono text-xs ${method === "GET" ? "text-ink-3" : "font-semibold"}`}>{method}</Cell>
                <Cell className="text-right">
                  <BondSpan kind="user_grant" bond={bond} mayChange={maySpan} name={`${method} ${pattern}`} />
                </Cell>
              </Row>
            ))}
          </Table>
          {editable && (
            <div className="px-6 pb-4 max-sm:px-4">
              <SubmitButton>{t("savePermissions")}</SubmitButton>
            </div>
          )}
        </ActionForm>
      )}
      <ListFoot
        {...{ place, search: asked.search, clear: addressOf(here, { view: "direct" }) }}
        nothing={{ title: t("noPermissionsExist") }}
      />
    </>
  );
}
