import { X } from "lucide-react";
import type { ReactNode } from "react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";

interface SidePanelProps {
  title: string;
  /** Before the title. */
  mark?: ReactNode;
  /** Under the title, in a quieter voice. */
  meta?: ReactNode;
  /** The address without the panel. */
  close: { readonly href: string; readonly label: string };
  /** Buttons under the head. */
  acts?: ReactNode;
  /** What the keys do, at the foot. */
  keys?: readonly { readonly keys: readonly string[]; readonly label: string }[];
  children: ReactNode;
}

/** What is looked at beside a list; over it where the list would get too narrow, and the whole screen on phones. */
export function SidePanel({ title, mark, meta, close, acts, keys = [], children }: SidePanelProps) {
  return (
    <aside
      className="flex w-peek shrink-0 flex-col border-l border-line bg-surface text-sm max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-(--z-sheet) max-xl:shadow-dialog max-sm:fixed max-sm:inset-0 max-sm:w-auto max-sm:border-0"
      aria-label={title}
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-sm:px-4">
        <div className="flex items-start gap-3">
          {mark}
          <div className="min-w-0 flex-1">
            <h2 className="text-lg wrap-anywhere">{title}</h2>
            {meta && <p className="truncate text-ink-3">{meta}</p>}
          </div>
          <PageLink href={close.href} scroll={false} className={ICON_BUTTON} aria-label={close.label} title={close.label}>
            <Icon of={X} />
          </PageLink>
        </div>
        {acts && <div className="flex flex-wrap gap-2 pt-3">{acts}</div>}
        {children}
      </div>
      {keys.length > 0 && (
        <p className="needs-script flex items-center gap-3 border-t border-line px-5 py-2.5 text-xs text-ink-3 max-sm:hidden">
          {keys.map(({ keys: names, label }) => (
            <span key={label} className="inline-flex items-center gap-1.5">
              {names.map((name) => (
                <kbd key={name} className="rounded-sm bg-neutral-bg px-1.5 py-1 font-mono leading-none">
                  {name}
                </kbd>
              ))}
              {label}
            </span>
          ))}
        </p>
      )}
    </aside>
  );
}

/** A part of a panel under its caption, with a way to the whole at the right. */
export function PanelSection({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className="pt-5">
      <div className="flex items-baseline justify-between pb-2 text-xs">
        <h3 className="font-normal text-ink-3">{title}</h3>
        {more}
      </div>
      {children}
    </section>
  );
}
