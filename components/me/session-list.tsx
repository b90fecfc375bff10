import { ActionForm, type FormAction } from "../ui/action-form";
import { Badge } from "../ui/badge";
import { SubmitButton } from "../ui/submit-button";
import { Time } from "../ui/time";

type ShownTime = Parameters<typeof Time>[0]["of"];

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly door: string;
  readonly ip: string;
  readonly since: ShownTime;
  readonly lastUse: ShownTime;
  readonly expires: ShownTime;
  /** Null for the session in use, which ends by signing out. */
  readonly end: { readonly action: FormAction; readonly label: string } | null;
}

interface SessionListProps {
  sessions: readonly OwnSession[];
  texts: Readonly<Record<"since" | "lastUse" | "expires" | "thisDevice" | "end", string>>;
}

/** Where an account is signed in, one line each. */
export function SessionList({ sessions, texts }: SessionListProps) {
  return (
    <ul className="border-t border-line-strong text-sm">
      {sessions.map(({ id, device, door, ip, since, lastUse, expires, end }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line-faint py-3">
          <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <b className="font-semibold">{device}</b>
              {!end && <Badge look="accent">{texts.thisDevice}</Badge>}
            </span>
            <span className="text-xs break-words text-ink-3">
              {door} · <span className="font-mono">{ip}</span>
            </span>
          </div>
          <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
            <Moment name={texts.since} time={since} />
            <Moment name={texts.lastUse} time={lastUse} />
            <Moment name={texts.expires} time={expires} date />
          </dl>
          <div className="w-20 max-sm:-ml-2.5 max-sm:w-auto">
            {end && (
              <ActionForm action={end.action} className="grid gap-2 justify-items-end max-sm:justify-items-start">
                <SubmitButton look="bad" size="sm" label={end.label}>
                  {texts.end}
                </SubmitButton>
              </ActionForm>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Moment({ name, time, date = false }: { name: string; time: ShownTime; date?: boolean }) {
  return (
    <div className="grid">
      <dt className="text-ink-3">{name}</dt>
      <dd>
        <Time of={time} absolute={date} />
      </dd>
    </div>
  );
}
