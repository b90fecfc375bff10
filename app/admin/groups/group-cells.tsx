import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/link";
import { Marked } from "@/components/ui/marked";
import { Time } from "@/components/ui/time";
import type { GroupSummary } from "@/lib/domain/group-directory";
import { paths } from "@/lib/paths";
import type { GroupColumn, groupWords } from "@/lib/web/group-list";

type Words = Awaited<ReturnType<typeof groupWords>>;

/** The cells of one group in the list, with what was searched for marked. */
export function groupCells(group: GroupSummary, words: Words, search: string): Record<GroupColumn, ReactNode> {
  return {
    name: (
      <PageLink
        href={paths.group(group.id)}
        className="block truncate rounded-sm font-semibold -outline-offset-2 before:absolute before:inset-0 hover:underline"
      >
        <Marked text={group.name} search={search} />
      </PageLink>
    ),
    members: <Figure {...words.members(group.members)} />,
    permissions: <Figure {...words.permissions(group.permissions)} />,
    apis: <Figure {...words.apis(group.apis)} />,
    changed: <Time of={words.time(group.changed)} />,
  };
}

/** A number; on a card, which has no head, with its word. */
function Figure({ count, word }: { count: string; word: string }) {
  return (
    <>
      {count}
      <span className="text-ink-3 sm:hidden"> {word}</span>
    </>
  );
}
