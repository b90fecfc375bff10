import { Shield, UserRound, UsersRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { TestedCall } from "@/lib/services/access-test";
import type { Words } from "./words";

const SHOWN_GROUPS = 8;

/** Who else may make the call now. */
export function OthersWhoMay({ others: { superusers, users, groups }, words: { t } }: { others: TestedCall["others"]; words: Words }) {
  const only = users.count === 0 && groups.length === 0;
  const more =
    superusers.count - superusers.usernames.length + users.count - users.usernames.length + Math.max(0, groups.length - SHOWN_GROUPS);
  return (
    <section className="grid gap-2" aria-labelledby="others-title">
      <h3 id="others-title" className="text-sm font-normal text-ink-2">
        {t("others")}
      </h3>
      <p className="flex flex-wrap items-center gap-1.5 text-sm">
        {groups.slice(0, SHOWN_GROUPS).map(({ id, name }) => (
          <Badge key={id} icon={UsersRound}>
            {name}
          </Badge>
        ))}
        {users.usernames.map((name) => (
          <Badge key={name} icon={UserRound}>
            {name}
          </Badge>
        ))}
        {superusers.usernames.map((name) => (
          <Badge key={name} look="outlined" icon={Shield}>
            {name}
          </Badge>
        ))}
        {more > 0 && <span className="text-ink-3">{t("moreUsers", { count: more })}</span>}
        {only && <span className="text-ink-3">{t("superusersOnly")}</span>}
      </p>
    </section>
  );
}
