import type { ReactNode } from "react";

interface FrameProps {
  skip: string;
  /** The menu is drawn as icons only. */
  narrow: boolean;
  rail: ReactNode;
  topbar: ReactNode;
  children: ReactNode;
}

/** The grid of the dashboard: menu, top bar, and the page, which brings its own part of the top bar. */
export function Frame({ skip, narrow, rail, topbar, children }: FrameProps) {
  return (
    <div className="frame" data-narrow={narrow || undefined}>
      <a className="skip" href="#main">
        {skip}
      </a>
      {rail}
      {topbar}
      {children}
    </div>
  );
}
