import type { ReactNode } from "react";

interface MenuProps {
  /** Names the menu on the page; one per page. */
  id: string;
  /** The classes of the button. */
  className: string;
  label: string;
  button: ReactNode;
  /** Told when it opens and closes. */
  onOpen?: (open: boolean) => void;
  children: ReactNode;
}

/** A button that opens a list of links and forms under it, by the browser's own popover: works without JavaScript, Esc closes. */
export function Menu({ id, className, label, button, onOpen, children }: MenuProps) {
  const anchor = `--${id}`;
  return (
    <>
      <button type="button" popoverTarget={id} className={className} style={{ anchorName: anchor }} aria-label={label} title={label}>
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        onToggle={onOpen && (({ newState }) => onOpen(newState === "open"))}
        className="fixed inset-auto m-0 mt-1 min-w-44 rounded-lg bg-surface-raised p-1 text-sm text-ink shadow-pop ring ring-line-strong [position-area:bottom_span-left] [position-try-fallbacks:flip-block]"
        style={{ positionAnchor: anchor }}
      >
        {children}
      </div>
    </>
  );
}

/** The look of one line of a menu, be it a link or a button. */
export const MENU_ITEM = "menu-item";
