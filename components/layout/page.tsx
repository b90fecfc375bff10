import type { ReactNode } from "react";
import { PageLink } from "../ui/link";

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

interface PageProps {
  title: string;
  /** Where the page lies, from the widest place on, without the page itself. */
  crumbs?: readonly Crumb[];
  crumbsLabel: string;
  /** An icon before the title. */
  mark?: ReactNode;
  /** Beside the title: how many there are. */
  count?: ReactNode;
  /** Buttons at the right of the title, the primary one last. */
  acts?: ReactNode;
  /** The content scrolls by itself, as a table with its head and dock does. */
  fill?: boolean;
  /** What was asked for cannot be shown; the page is not remembered as opened. */
  failed?: boolean;
  /** A `SidePanel` beside the content. */
  panel?: ReactNode;
  children: ReactNode;
}

/** What a page of the dashboard puts into the frame: its place in the top bar, its one title, its acts and its content. */
export function Page({ title, crumbs = [], crumbsLabel, mark, count, acts, fill = false, failed = false, panel, children }: PageProps) {
  return (
    <>
      <nav className="topbar-start" aria-label={crumbsLabel}>
        <ol className="flex min-w-0 items-center gap-2 whitespace-nowrap text-ink-3">
          {crumbs.map(({ label, href }) => (
            <li key={label} className="flex items-center gap-2">
              {href ? (
                <PageLink href={href} className="rounded-sm hover:text-ink">
                  {label}
                </PageLink>
              ) : (
                label
              )}
              <span aria-hidden="true">/</span>
            </li>
          ))}
          <li className="truncate font-semibold text-ink" aria-current="page">
            {title}
          </li>
        </ol>
      </nav>
      <main id="main" tabIndex={-1} data-failed={failed || undefined} className="pane relative">
        <div className="flex min-h-0 flex-1">
          <div className={`flex min-w-0 flex-1 flex-col ${fill ? "overflow-hidden" : "overflow-auto"}`}>
            <div className="flex flex-wrap items-center gap-3 px-6 pt-5 pb-3 max-sm:px-4 max-sm:pt-4">
              {mark}
              <h1 className="min-w-0 text-xl tracking-[-0.01em] wrap-anywhere lang-zh:tracking-normal">{title}</h1>
              {count !== undefined && <span className="text-sm whitespace-nowrap text-ink-3 tabular-nums">{count}</span>}
              {acts && <div className="ml-auto flex gap-2">{acts}</div>}
            </div>
            {children}
          </div>
          {panel}
        </div>
      </main>
    </>
  );
}
