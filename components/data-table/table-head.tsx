import { Checkbox } from "../ui/checkbox";
import { HeadCell } from "./head-cell";
import type { TableColumn } from "./table-types";

interface TableHeadProps {
  columns: readonly TableColumn[];
  /** The box that chooses the whole page. */
  box?: { readonly marked: boolean; readonly mixed: boolean; readonly label: string; readonly onChange: () => void } | undefined;
  /** What the column of the rows' buttons is called; null where there is none. */
  buttons: string | null;
}

/** The heads of a table; phones show cards and have none. */
export function TableHead({ columns, box, buttons }: TableHeadProps) {
  return (
    <thead className="sticky top-0 z-(--z-sticky) bg-surface text-xs max-sm:hidden">
      <tr>
        {box && (
          <th className="sticky left-0 z-1 h-row-head w-13 border-b border-line-strong bg-surface pl-6 text-left">
            <Checkbox
              className="needs-script"
              aria-label={box.label}
              checked={box.marked}
              mixed={box.mixed}
              ref={(input: HTMLInputElement | null) => {
                if (input) input.indeterminate = box.mixed;
              }}
              onChange={box.onChange}
            />
          </th>
        )}
        {columns.map((column, at) => (
          <HeadCell key={column.id} column={column} place={at > 0 ? "other" : box ? "afterBox" : "first"} />
        ))}
        {buttons !== null && (
          <th className="h-row-head border-b border-line-strong">
            <span className="sr-only">{buttons}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
