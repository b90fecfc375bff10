import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { PhoneReveal } from "@/components/users/phone-reveal";
import { maskedPhone } from "@/lib/domain/masks";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import { revealPhone } from "@/lib/services/user-directory";
import { listSessions } from "@/lib/services/user-sessions";
import { loadIfThere, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { userWords } from "@/lib/web/user-words";
import { submitPhone } from "../actions";
import { Role, Status } from "../user-cells";

/** What is known of a user in a few lines; `ip` is where the last sign-in came from. */
export async function PeekFacts({ user, ip }: { user: UserRecord; ip: string | null }) {
  const [actor, t, words] = await Promise.all([requireUser(), texts("users"), userWords()]);
  const { id, values, lastLogin, createdAt } = user;
  const pk = String(id);
  const sessions = may(actor, listSessions, { pk }) ? await loadIfThere(listSessions, { pk }, { limit: 1, offset: 0 }) : null;
  const reveal = may(actor, revealPhone, { pk }) ? submitPhone.bind(null, pk) : null;
  const items = [
    {
      name: t("status"),
      value: (
        <span className="inline-flex gap-2">
          <Status user={user} context={words} />
          <Role values={values} texts={words.texts} />
        </span>
      ),
    },
    {
      name: t("lastSignIn"),
      value: lastLogin ? (
        <>
          <Time of={words.time(lastLogin)} /> {ip && <span className="text-ink-3 tabular-nums">{ip}</span>}
        </>
      ) : (
        words.texts.never
      ),
    },
    ...(sessions
      ? [
          {
            name: t("sessions"),
            value: <TextLink href={paths.userPart(id, "sessions")}>{t("sessionsOpen", { count: sessions.total })}</TextLink>,
          },
        ]
      : []),
    {
      name: t("phone"),
      value: values.phone ? (
        <PhoneReveal key={pk} action={reveal} masked={maskedPhone(values.phone)} show={t("showPhone")} />
      ) : (
        words.texts.empty
      ),
    },
    { name: t("joined"), value: <Time of={words.time(createdAt)} /> },
  ];
  return (
    <div className="pt-4">
      <DescriptionList items={items} />
    </div>
  );
}

/** The groups of a user by name. */
export async function PeekGroups({ ids }: { ids: readonly number[] }) {
  const { texts: words, groupName } = await userWords();
  if (ids.length === 0) return <span className="text-ink-3">{words.none}</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {ids.map((id) => (
        <Badge key={id}>{groupName(id)}</Badge>
      ))}
    </span>
  );
}
