import { Ban, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { Trail } from "@/lib/domain/trail";
import { type Why, whyOf } from "@/lib/domain/trail-summary";
import type { Words } from "./words";

interface VerdictProps {
  trail: Trail;
  object?: "passed" | "not_found" | "forbidden" | null;
  words: Words;
  /** The heading's level: one of two verdicts on a page is smaller. */
  small?: boolean;
  acts?: ReactNode;
}

/** Allowed or denied, with the call as a sentence and why. */
export function Verdict({ trail, object = null, words: { t }, small = false, acts }: VerdictProps) {
  const allowed = isAllowed(trail, object);
  const why: Why = whyOf(trail, object);
  const { subject, method, path } = trail;
  const name = subject === null ? t("somebody") : subject.kind === "group" ? t("member", { name: subject.name }) : subject.name;
  const box = allowed ? "bg-success-bg text-success-text" : "bg-danger-bg text-danger-text";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3" data-verdict={allowed ? "allowed" : "denied"}>
      <span className={`grid shrink-0 place-items-center rounded-md ${box} ${small ? "size-9" : "size-12"}`}>
        <Icon of={allowed ? CircleCheck : Ban} size={small ? 18 : 22} />
      </span>
      <div className="grid min-w-0 flex-1 basis-64">
        <h2 className={`${small ? "text-lg" : "text-2xl"} font-semibold ${allowed ? "text-success-text" : "text-danger-text"}`}>
          {t(allowed ? "allowed" : "denied")}
        </h2>
        <p className="text-sm break-words text-ink-2">
          {t(allowed ? "may" : "mayNot", { name })} <code className="font-mono text-xs font-semibold text-ink">{method}</code>{" "}
          <code className="font-mono text-xs break-all text-ink">{path}</code>
        </p>
        <p className="text-sm text-ink-2">{t(`why.${why}`)}</p>
      </div>
      {acts && <div className="flex gap-2">{acts}</div>}
    </div>
  );
}

/** Whether the call would be let in by the engine and by what the operation says of its object; an object that is missing is no refusal. */
function isAllowed(trail: Trail, object: VerdictProps["object"] = null): boolean {
  return trail.allowed && object !== "forbidden";
}
