import type { ReactNode } from "react";
import { Seal } from "../ui/seal";

interface GateProps {
  title: string;
  lead?: string | undefined;
  /** Beside the name at the top left: the environment badge. */
  badge?: ReactNode;
  /** At the top right: language and theme. */
  switches?: ReactNode;
  footer?: ReactNode;
  /** A wider opening without the seal, for longer forms. */
  wide?: boolean;
  children?: ReactNode;
}

/** The frame of the pages before the door: a ruled wall with one round opening, in which title and content stand. */
export function Gate({ title, lead, badge, switches, footer, wide = false, children }: GateProps) {
  const radius = wide ? 420 : 362;
  return (
    <div className="relative grid min-h-dvh grid-rows-[auto_1fr_auto] overflow-hidden bg-canvas">
      <svg
        className="absolute inset-0 h-full w-full text-rule"
        viewBox="0 0 1440 900"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <path d={COURSES} stroke="currentColor" />
        <circle cx="720" cy="450" r={radius} fill="var(--canvas)" stroke="var(--line-strong)" />
        <circle cx="720" cy="450" r={radius - 10} fill="var(--surface)" stroke="currentColor" />
      </svg>
      <header className="relative flex items-center justify-between gap-3 px-6 py-4 text-sm text-ink-2 max-sm:px-4 max-sm:py-3">
        <span className={PLATE}>
          <Seal size={20} />
          <b className="font-semibold">Gatehouse</b>
          {badge}
        </span>
        {switches && <span className={PLATE}>{switches}</span>}
      </header>
      <main id="main" className="relative grid place-items-center px-6 max-sm:px-5">
        <div className={`grid w-full gap-4 py-4 ${wide ? "max-w-94" : "max-w-80"}`}>
          <div className={`${wide ? "" : "mb-2 "}grid justify-items-center gap-3 text-center`}>
            {!wide && <Seal size={40} />}
            <div className="grid gap-0.5">
              <h1 className="text-xl">{title}</h1>
              {lead && <p className="text-sm text-ink-3">{lead}</p>}
            </div>
          </div>
          {children}
        </div>
      </main>
      <footer className="relative flex min-h-14 items-center justify-center px-6 py-4 text-center text-xs text-ink-3">
        {footer && <span className={PLATE}>{footer}</span>}
      </footer>
    </div>
  );
}

const PLATE = "flex items-center gap-2 rounded-md bg-canvas px-2 py-1";

/** The rules of the wall, 28 apart. */
const COURSES = Array.from({ length: 27 }, (_, index) => `M0 ${84.5 + 28 * index}H1440`).join("");
