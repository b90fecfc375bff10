"use client";

import { Ellipsis, PanelRight } from "lucide-react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import { MENU_ITEM } from "../ui/menu";
import type { RowAct, TableRow, TableTexts } from "./table-types";

/** The address of the one menu that all rows of a table share. */
const MENU = "row-menu";

interface RowButtonsProps {
  row: TableRow;
  /** The menu is that of this row. */
  current: boolean;
  menu: boolean;
  onMenu: () => void;
  texts: TableTexts;
}

/** What stands at the end of a row: the way into the side panel, and the button of the menu. */
export function RowButtons({ row, current, menu, onMenu, texts }: RowButtonsProps) {
  return (
    <span className="inline-flex items-center justify-end">
      {row.peek && (
        <PageLink
          href={row.peek}
          scroll={false}
          className={`${SMALL} group-focus-within:opacity-100 group-hover:opacity-100 max-sm:hidden [@media(hover:hover)]:opacity-0`}
          aria-label={`${texts.keys.peek} ${row.name}`}
          title={texts.keys.peek}
        >
          <Icon of={PanelRight} />
        </PageLink>
      )}
      {menu && (
        <button
          type="button"
          popoverTarget={MENU}
          className={`${SMALL} needs-script ${current ? "[anchor-name:--row-menu]" : ""}`}
          aria-label={`${texts.rowActs} ${row.name}`}
          title={texts.rowActs}
          onClick={onMenu}
        >
          <Icon of={Ellipsis} />
        </button>
      )}
    </span>
  );
}

/** The menu that all rows share, filled for the row whose button was pressed. */
export function RowMenu({ row, acts, texts }: { row: TableRow | undefined; acts: readonly RowAct[]; texts: TableTexts }) {
  const fitting = acts.filter(({ only }) => only === undefined || (only === "muted") === (row?.muted ?? false));
  return (
    <div
      id={MENU}
      popover="auto"
      className="fixed inset-auto m-0 mt-1 min-w-44 rounded-lg bg-surface-raised p-1 text-sm text-ink shadow-pop ring ring-line-strong [position-anchor:--row-menu] [position-area:bottom_span-left] [position-try-fallbacks:flip-block]"
    >
      {row?.peek && (
        <PageLink href={row.peek} scroll={false} className={MENU_ITEM} onClick={closeMenu}>
          {texts.keys.peek}
        </PageLink>
      )}
      {row &&
        fitting.map(({ label, href, bad }) => (
          <PageLink
            key={href}
            href={href.replace("{id}", row.id)}
            className={`${MENU_ITEM} ${bad ? "text-danger-text!" : ""}`}
            onClick={closeMenu}
          >
            {label}
          </PageLink>
        ))}
    </div>
  );
}

function closeMenu() {
  document.getElementById(MENU)?.hidePopover();
}

const SMALL = `${ICON_BUTTON} size-7! max-sm:size-9!`;
