import { Ban, Check, Download, Pause, Play, TriangleAlert, X } from "lucide-react";
import { isOver, type JobAct } from "@/lib/domain/job";
import { paceText, type Speed, type SpeedTexts } from "@/lib/domain/job-speed";
import type { TrayJob } from "@/lib/domain/tray-job";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import { ProgressBar } from "../ui/progress-bar";

interface TrayLineProps {
  job: TrayJob;
  speed: Speed | undefined;
  ask: (form: FormData) => Promise<void>;
  texts: SpeedTexts;
}

/** One job in the tray: its sentence, what may be asked of it, how far it is and how fast. */
export function TrayLine({ job, speed, ask, texts }: TrayLineProps) {
  const { id, href, title, acts, percent, progress, state, bad, file } = job;
  const over = isOver(job);
  return (
    <li className="grid gap-1.5 border-b border-line-faint px-3 py-2.5 last:border-0">
      <div className="flex min-h-6 items-center gap-2">
        {over && <Ending state={state} bad={bad} />}
        <PageLink href={href} className={`min-w-0 flex-1 truncate rounded-sm hover:underline ${over ? "" : "font-semibold"}`}>
          {title}
        </PageLink>
        {acts.map(({ act, label }) => (
          <form key={act} action={ask} className="flex">
            <input type="hidden" name="pk" value={id} />
            <button type="submit" name="act" value={act} title={label} aria-label={label} className={BUTTON}>
              <Icon of={ACTS[act]} />
            </button>
          </form>
        ))}
        {file && (
          <a href={file.href} data-file="" title={file.label} aria-label={file.label} className={BUTTON}>
            <Icon of={Download} />
          </a>
        )}
      </div>
      {!over && <ProgressBar label={title} percent={percent} still={state === "paused"} />}
      <p className="flex justify-between gap-3 text-xs text-ink-3 tabular-nums">
        <span>{progress}</span>
        <span>{paceText(job, speed, texts)}</span>
      </p>
    </li>
  );
}

const BUTTON = "grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-surface-sunken max-sm:size-10";
const ACTS = { pause: Pause, resume: Play, cancel: X } as const satisfies Record<JobAct, unknown>;

function Ending({ state, bad }: Pick<TrayJob, "state" | "bad">) {
  if (bad) return <Icon of={TriangleAlert} className="text-warning-text" />;
  return state === "cancelled" ? <Icon of={Ban} className="text-ink-3" /> : <Icon of={Check} className="text-success-text" />;
}
