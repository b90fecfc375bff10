import { CopyButton } from "@/components/ui/copy-button";
import { accountUser } from "@/lib/domain/account-user";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import { UserFrame } from "../user-frame";
import { shownUser, type UserPageProps, userMetadata } from "../user-page";

export const generateMetadata = userMetadata;

export default async function UserJsonPage(props: UserPageProps) {
  const user = await shownUser(props);
  const [t, general, { zone }] = await Promise.all([texts("users"), texts("general"), formats()]);
  const json = JSON.stringify(accountUser(user, zone), null, 2);
  return (
    <UserFrame user={user} current={paths.userPart(user.id, "json")}>
      <div className="grid max-w-200 gap-3 px-6 py-5 max-sm:px-4">
        <p className="flex items-center justify-between gap-3 text-sm text-ink-3">
          {t("jsonLead", { id: user.id })}
          <CopyButton text={json} label={t("copyJson")} copied={general("copied")} wide />
        </p>
        {/* Long content scrolls in it, so the keyboard has to reach it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <pre className="overflow-x-auto rounded-md bg-surface-sunken p-4 font-mono text-xs" tabIndex={0}>
          {json}
        </pre>
      </div>
    </UserFrame>
  );
}
