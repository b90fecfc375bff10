import type { ReactNode } from "react";
import { Avatar } from "../ui/badge";
import { type Tab, Tabs } from "../ui/tabs";

interface OwnPageProps {
  username: string;
  tabs: readonly Tab[];
  current: string;
  tabsLabel: string;
  children: ReactNode;
}

/** One part of the own account: whose it is, the parts, and the content. */
export function OwnPage({ username, tabs, current, tabsLabel, children }: OwnPageProps) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-4xl min-w-0 pb-12 outline-none">
      <div className="flex items-center gap-3 px-6 pt-6 pb-3 max-sm:px-4">
        <Avatar name={username} large own />
        <h1 className="min-w-0 text-xl break-words">{username}</h1>
      </div>
      <Tabs tabs={tabs} current={current} label={tabsLabel} />
      <div className="grid gap-8 px-6 pt-6 max-sm:px-4">{children}</div>
    </main>
  );
}

interface OwnSectionProps {
  title: string;
  lead?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}

/** A titled piece of a part. */
export function OwnSection({ title, lead, acts, children }: OwnSectionProps) {
  return (
    <section className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h2 className="text-lg">{title}</h2>
          {lead && <p className="max-w-[60ch] text-sm text-ink-2">{lead}</p>}
        </div>
        {acts}
      </div>
      {children}
    </section>
  );
}
