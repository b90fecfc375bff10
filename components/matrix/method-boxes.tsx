import type { CellState } from "@/lib/domain/permission-matrix";
import { Checkbox } from "../ui/checkbox";
import { CellMark } from "./matrix-cell";

interface MethodBox {
  readonly method: string;
  readonly value: string;
  readonly on: boolean;
  readonly state: CellState;
  /** What the box is, read out. */
  readonly label: string;
}

/** The methods of one API as boxes; what a box does not say, such as a right of a group, stands behind it. */
export function MethodBoxes({ boxes, disabled }: { boxes: readonly MethodBox[]; disabled: boolean }) {
  return (
    <div className="flex flex-wrap gap-x-4">
      {boxes.map(({ method, value, on, state, label }) => (
        <label
          key={`${value} ${on}`}
          htmlFor={`cell ${value}`}
          className="inline-flex h-8 items-center gap-1.5 font-mono text-xs max-sm:h-10"
        >
          <Checkbox id={`cell ${value}`} name="on" value={value} defaultChecked={on} disabled={disabled} aria-label={label} />
          {method}
          {state !== "direct" && state !== "none" && (
            <span className="w-4">
              <CellMark state={state} />
            </span>
          )}
        </label>
      ))}
    </div>
  );
}
