import { Ban, Check, Pause, Play, TriangleAlert, X } from "lucide-react";
import { isOver, type JobAct } from "@/lib/domain/job";
import { type Speed, secondsLeft } from "@/lib/domain/job-speed";
import type { TrayJob } from "@/lib/domain/tray-job";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import { ProgressBar } from "../ui/progress-bar";

/** With `{rate}` and `{left}`, and `{count}`. */
export type TrayTexts = Readonly<Record<"rate" | "seconds" | "minutes", string>>;

interface TrayLineProps {
  job: TrayJob;
  speed: Speed | undefined;
  ask: (form: FormData) => Promise<void>;
  texts: TrayTexts;
}

/** One job in the tray: its sentence, what may be asked of it, how far it is and how fast. */
export function TrayLine({ job, speed, ask, texts }: TrayLineProps) {
  const { id, href, title, acts, percent, progress, state, bad } = job;
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
            <button
              type="submit"
              name="act"
              value={act}
              title={label}
              aria-label={label}
              className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-surface-sunken max-sm:size-10"
            >
              <Icon of={ACTS[act]} />
            </button>
          </form>
        ))}
      </div>
      {!over && <ProgressBar label={title} percent={percent} still={state === "paused"} />}
      <p className="flex justify-between gap-3 text-xs text-ink-3 tabular-nums">
        <span>{progress}</span>
        <span>{pace(job, speed, texts)}</span>
      </p>
    </li>
  );
}

const ACTS = { pause: Pause, resume: Play, cancel: X } as const satisfies Record<JobAct, unknown>;

function Ending({ state, bad }: Pick<TrayJob, "state" | "bad">) {
  if (bad) return <Icon of={TriangleAlert} className="text-warning-text" />;
  return state === "cancelled" ? <Icon of={Ban} className="text-ink-3" /> : <Icon of={Check} className="text-success-text" />;
}

function pace(job: TrayJob, speed: Speed | undefined, texts: TrayTexts): string {
  const seconds = job.state === "running" ? secondsLeft(job, speed) : null;
  if (seconds === null || !speed) return "";
  const left =
    seconds < 90 ? texts.seconds.replace("{count}", String(seconds)) : texts.minutes.replace("{count}", String(Math.ceil(seconds / 60)));
  const rate = speed.perSecond < 10 ? speed.perSecond.toFixed(1) : Math.round(speed.perSecond).toLocaleString("en");
  return texts.rate.replace("{rate}", rate).replace("{left}", left);
}
