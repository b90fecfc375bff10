import type { ReactNode } from "react";
import { Seal } from "../ui/seal";

/** The frame of the pages before the door: a ruled wall with one round opening, in which title and content stand. */
export function Gate({ title, lead, children }: { title: string; lead?: string | undefined; children?: ReactNode }) {
  return (
    <div className="relative grid min-h-screen grid-rows-[auto_1fr] overflow-hidden bg-canvas">
      <svg
        className="absolute inset-0 h-full w-full text-rule"
        viewBox="0 0 1440 900"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <path d={COURSES} stroke="currentColor" />
        <circle cx="720" cy="450" r="362" fill="var(--canvas)" stroke="var(--line-strong)" />
        <circle cx="720" cy="450" r="352" fill="var(--surface)" stroke="currentColor" />
      </svg>
      <header className="relative flex items-center gap-2 px-6 py-4 text-sm">
        <Seal size={20} />
        <b className="font-semibold">Gatehouse</b>
      </header>
      <main className="relative grid place-items-center px-6 pb-16">
        <div className="grid w-full max-w-80 gap-4">
          <div className="mb-2 grid justify-items-center gap-3 text-center">
            <Seal size={40} />
            <h1 className="text-xl">{title}</h1>
            {lead && <p className="text-sm text-ink-3">{lead}</p>}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}

/** The rules of the wall, 28 apart. */
const COURSES = Array.from({ length: 27 }, (_, index) => `M0 ${84.5 + 28 * index}H1440`).join("");
