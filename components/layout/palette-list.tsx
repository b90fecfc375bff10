import { Keys } from "../ui/keys";
import { RailIcon } from "./rail-icon";

export interface PaletteRow {
  readonly href: string;
  readonly icon: string;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string | null;
}

export interface PaletteGroup {
  readonly name: string;
  readonly rows: readonly PaletteRow[];
}

interface PaletteListProps {
  id: string;
  label: string;
  groups: readonly PaletteGroup[];
  chosen: PaletteRow | undefined;
  /** What came from the server is of an earlier text. */
  old: boolean;
  onPick: (row: PaletteRow) => void;
}

/** The id of a row, for the combobox that points at it. */
export function rowId(list: string, group: string, { href }: PaletteRow): string {
  return `${list}-${group}-${href}`.replace(/\s/g, "_");
}

/** What the search offers, in groups. Keys are handled by the combobox, which keeps the focus. */
export function PaletteList({ id, label, groups, chosen, old, onPick }: PaletteListProps) {
  return (
    <div id={id} role="listbox" aria-label={label} aria-busy={old} className="max-h-[min(50vh,28rem)] overflow-auto p-1.5">
      {groups.map(({ name, rows }) => (
        // biome-ignore lint/a11y/useSemanticElements: a list box knows groups of this kind only
        <div key={name} role="group" aria-label={name}>
          <p className="px-2.5 pt-2 pb-1 text-xs text-ink-3" aria-hidden="true">
            {name}
          </p>
          {rows.map((row) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
            <div
              key={row.href}
              id={rowId(id, name, row)}
              role="option"
              tabIndex={-1}
              aria-selected={row === chosen}
              className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-ink-2 aria-selected:bg-surface-selected aria-selected:text-ink"
              onClick={() => onPick(row)}
            >
              <RailIcon name={row.icon} />
              <span className="truncate">{row.label}</span>
              {row.detail && <span className="truncate text-ink-3">{row.detail}</span>}
              {row.keys && <Keys of={row.keys} className="ml-auto" />}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
