import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { OneTimeLink } from "@/components/users/one-time-link";
import { paths } from "@/lib/paths";
import { createResetLink } from "@/lib/services/reset-links";
import { requireRight } from "@/lib/web/require-right";
import { texts } from "@/lib/web/texts";
import { submitResetLink } from "../../actions";
import { UserFrame } from "../user-frame";
import { shownUser, type UserPageProps, userMetadata } from "../user-page";

export const generateMetadata = userMetadata;

export default async function UserResetPage(props: UserPageProps) {
  const user = await shownUser(props);
  const pk = String(user.id);
  await requireRight(createResetLink, { pk });
  const t = await texts("users");
  const { username } = user.values;
  return (
    <UserFrame user={user} current={paths.userPart(user.id, "reset")}>
      <ActionForm action={submitResetLink.bind(null, pk)} className="grid max-w-160 justify-items-start gap-4 px-6 py-5 max-sm:px-4">
        <h2 className="text-lg">{t("link")}</h2>
        <p className="text-sm text-ink-2">{t("linkLead", { username })}</p>
        <OneTimeLink texts={{ lead: t("linkOnce", { username }), copy: t("copyLink"), copied: t("linkCopied") }} />
        <SubmitButton>{t("makeLink")}</SubmitButton>
      </ActionForm>
    </UserFrame>
  );
}
