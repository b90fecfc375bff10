import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { environment } from "@/lib/web/environment";
import { mayOpenDashboard } from "@/lib/web/may";
import { needOf } from "@/lib/web/navigation";
import { texts } from "@/lib/web/texts";
import { visit } from "@/lib/web/visit";

/** Why the page was refused: the right it needs, what the reader has, who can grant it, and a text to ask with. */
export async function Refusal() {
  const { actor, path } = await visit();
  if (!actor) return null;
  const [t, general, need, { origin }] = await Promise.all([texts("shell"), texts("general"), needOf(path), environment()]);
  const groups = actor.subject.memberships.length;
  const role = actor.user.isSuperuser ? [general("superuser")] : actor.user.isStaff ? [general("staff")] : [];
  const right = need && mayOpenDashboard(actor) ? need.at.join(" ") : t("neededStaff");
  const has = [...role, groups > 0 ? t("inGroups", { count: groups }) : t("noGroups")].join(", ");
  return (
    <div className="grid gap-3">
      <DescriptionList
        items={[
          { name: t("needed"), value: <code className="font-mono text-xs">{right}</code> },
          { name: t("youHave"), value: has },
          { name: t("ask"), value: t("askWhom") },
        ]}
      />
      <div>
        <CopyButton
          wide
          label={t("copyRequest")}
          copied={general("copied")}
          text={t("requestText", { username: actor.user.username, right, page: `${origin}${path.replace(/\?.*$/, "")}` })}
        />
      </div>
    </div>
  );
}
