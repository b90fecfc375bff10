"use client";

import { ListTodo } from "lucide-react";
import { useState } from "react";
import { isOver } from "@/lib/domain/job";
import type { SpeedTexts } from "@/lib/domain/job-speed";
import { isMoving, type TrayJob } from "@/lib/domain/tray-job";
import { paths } from "@/lib/paths";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu } from "../ui/menu";
import { TextLink } from "../ui/text-link";
import { TrayLine } from "./tray-line";
import { useTray } from "./use-tray";

interface TrayProps {
  /** The jobs that came with the page. */
  first: readonly TrayJob[];
  /** Asks something of a job; its form names `pk` and `act`. */
  ask: (form: FormData) => Promise<void>;
  texts: SpeedTexts & Readonly<Record<"tray" | "trayEmpty" | "allJobs", string>>;
}

/** The own jobs in the top bar. Opens without JavaScript too, and then shows what came with the page. */
export function Tray({ first, ask, texts }: TrayProps) {
  const [open, setOpen] = useState(false);
  const { jobs, speeds } = useTray(first, paths.jobTray, open);
  const live = jobs.filter((job) => !isOver(job));
  return (
    <Menu
      id="job-tray"
      className={ICON_BUTTON}
      label={live.length > 0 ? `${texts.tray} (${live.length})` : texts.tray}
      onOpen={setOpen}
      button={
        <>
          <Icon of={ListTodo} />
          {live.length > 0 && (
            // The number is drawn, not written: the button's name tells it already.
            <span
              className={`absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.625rem] leading-none font-semibold tabular-nums after:content-[attr(data-count)] ${live.some(isMoving) ? "bg-accent text-on-accent" : "bg-neutral-bg text-neutral-text"}`}
              data-count={live.length}
              aria-hidden="true"
            />
          )}
        </>
      }
    >
      <div className="w-[min(25rem,calc(100vw-1.5rem))]">
        <header className="flex items-center justify-between gap-3 border-b border-line px-3 py-2.5">
          <h2 className="text-sm font-semibold">{texts.tray}</h2>
          <span className="text-xs">
            <TextLink href={paths.jobs}>{texts.allJobs}</TextLink>
          </span>
        </header>
        {jobs.length === 0 && <p className="px-3 py-3 text-ink-3">{texts.trayEmpty}</p>}
        <ul className="max-h-[60vh] overflow-auto">
          {jobs.map((job) => (
            <TrayLine key={job.id} job={job} speed={speeds.get(job.id)} ask={ask} texts={texts} />
          ))}
        </ul>
      </div>
    </Menu>
  );
}
