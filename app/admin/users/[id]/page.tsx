import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { ChangeSummary } from "@/components/users/change-summary";
import { SeenVersion } from "@/components/users/seen-version";
import { paths } from "@/lib/paths";
import { changeUser } from "@/lib/services/user-changes";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { submitUser } from "../actions";
import { ProfileFields, watchedFields } from "../profile-fields";
import { ProfileFacts } from "./profile-facts";
import { UserFrame } from "./user-frame";
import { shownUser, type UserPageProps, userMetadata } from "./user-page";

export const generateMetadata = userMetadata;

export default async function UserPage(props: UserPageProps) {
  const user = await shownUser(props);
  const [actor, t, general] = await Promise.all([requireUser(), texts("users"), texts("general")]);
  const pk = String(user.id);
  const fields = await watchedFields(user.values);
  const editable = may(actor, changeUser, { pk });
  return (
    <UserFrame user={user} current={paths.user(user.id)}>
      <div className="grid gap-8 px-6 py-5 max-sm:px-4 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        {editable ? (
          <ActionForm action={submitUser.bind(null, pk)} className="grid content-start gap-4">
            <SeenVersion
              updatedAt={user.updatedAt.getTime()}
              drawn={Object.fromEntries(fields.map(({ name, stored }) => [name, stored]))}
            />
            <ProfileFields user={user.values} superuser={actor.user.isSuperuser} />
            <ChangeSummary fields={fields} texts={{ title: t("changes"), nothing: t("noChanges"), empty: t("empty") }} />
            <div>
              <SubmitButton>{general("save")}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <p className="text-sm text-ink-3">{t("readOnly")}</p>
        )}
        <ProfileFacts user={user} whole={!editable} />
      </div>
    </UserFrame>
  );
}
