import { Check, Minus } from "lucide-react";
import type { CellState } from "@/lib/domain/permission-matrix";

/** What stands in a cell: its shape tells the state without colour. `some` is for the head of an app. */
export function CellMark({ state }: { state: CellState | "some" }) {
  return <span className={`grid place-items-center ${MARKS[state]}`}>{SIGNS[state]}</span>;
}

/** The background of a cell whose right is about to change. */
export function cellTint(state: CellState | "some"): string {
  if (state === "add") return "bg-accent-soft inset-ring inset-ring-accent-line";
  return state === "remove" ? "bg-warning-bg inset-ring inset-ring-warning-line" : "";
}

const MARKS: Readonly<Record<CellState | "some", string>> = {
  direct: "size-4 rounded-xs bg-accent text-on-accent",
  some: "size-4 rounded-xs border-[1.5px] border-accent text-accent-text",
  via: "size-3.5 rounded-full border-[1.5px] border-accent",
  covered: "h-0.5 w-full bg-accent-line",
  none: "size-1 rounded-full bg-line-control",
  add: "text-sm font-semibold text-accent-text",
  remove: "text-sm font-semibold text-warning-text",
};

const SIGNS = {
  direct: <Check size={12} strokeWidth={2.5} aria-hidden="true" />,
  some: <Minus size={12} strokeWidth={2.5} aria-hidden="true" />,
  via: null,
  covered: null,
  none: null,
  add: "+",
  remove: "−",
} as const;
