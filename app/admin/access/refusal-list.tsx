import { Ban } from "lucide-react";
import { Method } from "@/components/docs/method";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import type { listRefusals } from "@/lib/services/decisions";
import type { Words } from "./words";

/** Refused calls, each a link to what was decided. `wide` tells when, too. */
export function RefusalList({
  refusals,
  words,
  wide = false,
}: {
  refusals: Awaited<ReturnType<typeof listRefusals>>;
  words: Words;
  wide?: boolean;
}) {
  return (
    <ul className="border-t border-line-faint">
      {refusals.map(({ decisionId, method, path, username, count, time }) => (
        <li key={decisionId} className="border-b border-line-faint">
          <PageLink
            href={paths.decision(decisionId)}
            className="flex min-h-row items-center gap-3 rounded-sm py-1 text-sm hover:bg-surface-hover"
          >
            <Icon of={Ban} className="text-danger-text" />
            <Method of={method} className="w-14 shrink-0" />
            <code className="min-w-0 flex-1 truncate font-mono text-xs">{path}</code>
            {count > 1 && <span className="shrink-0 text-xs text-ink-3">{words.t("times", { count })}</span>}
            <span className="max-w-32 shrink-0 truncate text-ink-2">{username}</span>
            {wide && (
              <span className="shrink-0 text-xs text-ink-3 max-sm:hidden">
                <Time of={words.time(time)} />
              </span>
            )}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
