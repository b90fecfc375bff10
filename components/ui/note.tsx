import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

type Look = "info" | "warning" | "danger" | "success";

interface NoteProps {
  look?: Look;
  /** Read out at once, for what just happened. */
  alert?: boolean;
  children: ReactNode;
}

/** A sentence that stands out, with the icon of its kind. */
export function Note({ look = "info", alert = false, children }: NoteProps) {
  const { icon, color } = LOOKS[look];
  return (
    <div className={`flex gap-2.5 rounded-md px-3 py-2.5 text-sm ${color}`} role={alert ? "alert" : undefined}>
      <Icon of={icon} className="mt-0.5" />
      <div className="grid min-w-0 gap-1 text-ink">{children}</div>
    </div>
  );
}

const LOOKS = {
  info: { icon: Info, color: "bg-info-bg text-info-text" },
  warning: { icon: TriangleAlert, color: "bg-warning-bg text-warning-text" },
  danger: { icon: CircleAlert, color: "bg-danger-bg text-danger-text" },
  success: { icon: CircleCheck, color: "bg-success-bg text-success-text" },
} as const;
