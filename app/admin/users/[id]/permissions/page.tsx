import { ButtonLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { paths } from "@/lib/paths";
import { readMatrix } from "@/lib/services/permission-matrix";
import { type HeldApi, readUserAccess } from "@/lib/services/user-access";
import { listQuery, one, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { ListFoot } from "../../../list-foot";
import { PlanBar } from "../../../plan/plan-bar";
import { UserFrame } from "../user-frame";
import { shownUser, type UserPageProps, userMetadata } from "../user-page";
import { AccessTable } from "./access-table";
import { ACCESS_VIEWS, AccessViews } from "./access-views";
import { DirectPermissions } from "./direct-permissions";

export const generateMetadata = userMetadata;

export default async function UserPermissionsPage(props: UserPageProps & { searchParams: Promise<Query> }) {
  const [user, query] = [await shownUser(props), await props.searchParams];
  const access = await load(readUserAccess, { pk: String(user.id) }, undefined);
  const t = await texts("users");
  const view = ACCESS_VIEWS.find((name) => name === one(query, "view")) ?? "effective";
  const inherited = access.apis.flatMap(ofGroups);
  const counts = { effective: countMethods(access.apis), inherited: countMethods(inherited), direct: user.permissions.length };
  const apis = view === "inherited" ? inherited : access.apis;
  const here = paths.userPart(user.id, "permissions");
  const { window } = listQuery(query);
  const rows = apis.slice(window.offset, window.offset + window.limit);
  const kept = { view: view === "effective" ? "" : view };
  const place = placeOf(here, kept, { search: "", window }, { total: apis.length, rows });
  const nothing = { title: t("noRights"), lead: t("noRightsLead") };
  return (
    <UserFrame user={user} current={here}>
      {may(await requireUser(), readMatrix) && (
        <div className="flex justify-end px-6 pt-4 max-sm:px-4">
          <ButtonLink href={paths.permissionsOf("user", user.id)}>{(await texts("matrix"))("matrix")}</ButtonLink>
        </div>
      )}
      {(access.superuser || !access.active) && (
        <div className="px-6 pt-4 max-sm:px-4">
          <Note look={access.active ? "info" : "warning"}>
            <p>{access.active ? t("mayEverything") : t("disabledNoAccess")}</p>
          </Note>
        </div>
      )}
      <div className="px-6 py-4 max-sm:px-4">
        <AccessViews id={user.id} current={view} counts={counts} />
      </div>
      {view === "direct" && <DirectPermissions user={user} query={query} />}
      {view !== "direct" && rows.length > 0 && <AccessTable apis={rows} />}
      {view !== "direct" && (rows.length > 0 || !access.superuser) && <ListFoot place={place} search="" clear={here} nothing={nothing} />}
      <PlanBar />
    </UserFrame>
  );
}

/** Of an API the methods that come from a group; nothing when there are none. */
function ofGroups(api: HeldApi): HeldApi[] {
  const methods = api.methods.filter(({ groups }) => groups.length > 0).map((held) => ({ ...held, direct: false }));
  return methods.length > 0 ? [{ ...api, methods }] : [];
}

function countMethods(apis: readonly HeldApi[]): number {
  return apis.reduce((sum, { methods }) => sum + methods.length, 0);
}
