import { Shield } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar, Badge, State } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/link";
import { Marked } from "@/components/ui/marked";
import { Time } from "@/components/ui/time";
import { maskedPhone } from "@/lib/domain/masks";
import { fullName } from "@/lib/domain/user-name";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import type { UserColumn } from "@/lib/web/user-list";
import type { userWords } from "@/lib/web/user-words";

/** What the cells of the user list need besides the user. */
type CellContext = Awaited<ReturnType<typeof userWords>>;

/** The cells of one user in the list, with what was searched for marked. */
export function userCells(user: UserRecord, context: CellContext, search: string): Record<UserColumn, ReactNode> {
  const { values, id, lastLogin, createdAt } = user;
  const { texts, time } = context;
  const absent = <span className="text-ink-3">{texts.empty}</span>;
  return {
    user: <UserName user={user} texts={texts} search={search} />,
    groups: <Groups ids={user.groups} context={context} />,
    status: <Status user={user} context={context} />,
    last_login: lastLogin ? <Time of={time(lastLogin)} /> : <span className="text-ink-3">{texts.never}</span>,
    phone: values.phone ? <span className="tabular-nums">{maskedPhone(values.phone)}</span> : absent,
    email: values.email ? <Marked text={values.email} search={search} /> : absent,
    created: <Time of={time(createdAt)} />,
    dingding: values.dingding ? <Marked text={values.dingding} search={search} /> : absent,
    wechat: values.wechat ? <Marked text={values.wechat} search={search} /> : absent,
    work_id: values.work_id ?? absent,
    id: <span className="font-mono text-xs tabular-nums">{id}</span>,
  };
}

function UserName({ user: { id, values }, texts, search }: { user: UserRecord; texts: CellContext["texts"]; search: string }) {
  const name = fullName(values);
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name || values.username} />
      <PageLink
        href={paths.user(id)}
        className="min-w-0 truncate rounded-sm font-semibold -outline-offset-2 before:absolute before:inset-0 hover:underline"
      >
        <Marked text={values.username} search={search} />
      </PageLink>
      {name && (
        <span className="truncate text-ink-3">
          <Marked text={name} search={search} />
        </span>
      )}
      <Role values={values} texts={texts} />
    </span>
  );
}

/** Superuser or staff, of others nothing. */
export function Role({ values, texts }: { values: UserRecord["values"]; texts: Pick<CellContext["texts"], "superuser" | "staff"> }) {
  if (values.is_superuser) {
    return (
      <Badge look="outlined">
        <Icon of={Shield} size={12} />
        {texts.superuser}
      </Badge>
    );
  }
  return values.is_staff ? <Badge look="outlined">{texts.staff}</Badge> : null;
}

function Groups({ ids, context: { texts, groupName, moreGroups } }: { ids: readonly number[]; context: CellContext }) {
  if (ids.length === 0) return <span className="text-ink-3">{texts.none}</span>;
  const more = ids.length - SHOWN_GROUPS;
  return (
    <span className="inline-flex gap-1">
      {ids.slice(0, SHOWN_GROUPS).map((id) => (
        <Badge key={id}>{groupName(id)}</Badge>
      ))}
      {more > 0 && (
        <span title={moreGroups(more)}>
          <Badge look="outlined">+{more}</Badge>
        </span>
      )}
    </span>
  );
}

const SHOWN_GROUPS = 2;

/** Active, disabled, or dormant: active without a sign-in for long. */
export function Status({ user, context }: { user: UserRecord; context: Pick<CellContext, "texts" | "dormantBefore"> }) {
  const { texts, dormantBefore } = context;
  if (!user.values.is_active) return <State of="off">{texts.disabled}</State>;
  const dormant = user.lastLogin !== null && user.lastLogin < dormantBefore;
  return dormant ? <State of="warning">{texts.dormant}</State> : <State of="on">{texts.active}</State>;
}
