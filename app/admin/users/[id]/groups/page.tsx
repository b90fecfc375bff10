import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { ChangeSummary } from "@/components/users/change-summary";
import { CheckList } from "@/components/users/check-list";
import { SeenVersion } from "@/components/users/seen-version";
import { paths } from "@/lib/paths";
import { changeUser } from "@/lib/services/user-changes";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { groupChoices } from "@/lib/web/user-words";
import { submitUser } from "../../actions";
import { UserFrame } from "../user-frame";
import { shownUser, type UserPageProps, userMetadata } from "../user-page";

export const generateMetadata = userMetadata;

export default async function UserGroupsPage(props: UserPageProps) {
  const user = await shownUser(props);
  const [actor, t, groups] = await Promise.all([requireUser(), texts("users"), groupChoices()]);
  const pk = String(user.id);
  const editable = actor.user.isSuperuser && may(actor, changeUser, { pk });
  const choices = groups.map(({ id, name }) => ({ value: String(id), label: name }));
  const words = Object.fromEntries(choices.map(({ value, label }) => [value, label]));
  const stored = user.groups.map(String);
  return (
    <UserFrame user={user} current={paths.userPart(user.id, "groups")}>
      <div className="max-w-160 px-6 py-5 max-sm:px-4">
        {choices.length === 0 && <p className="text-sm text-ink-3">{t("noGroupsExist")}</p>}
        {choices.length > 0 && (
          <ActionForm action={submitUser.bind(null, pk)}>
            <SeenVersion updatedAt={user.updatedAt.getTime()} drawn={{ groups: stored.join(",") }} />
            <p className="text-sm text-ink-3">{editable ? t("groupsLead") : t("superuserOnly")}</p>
            <CheckList name="groups" legend={t("chooseGroups")} choices={choices} chosen={stored} disabled={!editable} />
            {editable && (
              <>
                <ChangeSummary
                  fields={[{ name: "groups", label: t("groups"), stored: stored.join(","), words, list: true }]}
                  texts={{ title: t("changes"), nothing: t("noChanges"), empty: t("empty") }}
                />
                <div>
                  <SubmitButton>{t("saveGroups")}</SubmitButton>
                </div>
              </>
            )}
          </ActionForm>
        )}
      </div>
    </UserFrame>
  );
}
