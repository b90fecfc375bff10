import { compared, type GroupMember, type GroupPermission, type PageOf } from "@/lib/domain/group-directory";
import type { GroupRecord } from "@/lib/domain/policy-records";
import { listGroupPermissions, listMembers } from "@/lib/services/group-directory";
import { load, requireUser } from "./load";
import { may } from "./may";
import { texts } from "./texts";

/** One column of a comparison. */
export interface ComparedPart {
  readonly key: "left" | "both" | "right";
  readonly title: string;
  readonly items: readonly { readonly id: number; readonly text: string }[];
  /** How many more there are, in words. */
  readonly more: string | null;
}

const MOST_READ = 20_000;
const SHOWN = 100;
const WINDOW = { search: "", held: true, window: { limit: MOST_READ, offset: 0 } } as const;

/** What two groups have alike and apart; a kind is null for whoever may not list it. */
export async function compareGroups(left: GroupRecord, right: GroupRecord) {
  const actor = await requireUser();
  const of = async <R extends { readonly id: number }>(read: (group: number) => Promise<PageOf<R>>, text: (row: R) => string) =>
    partsOf(left, right, compared((await read(left.id)).rows, (await read(right.id)).rows), text);
  const members = may(actor, listMembers)
    ? await of<GroupMember>(
        (group) => load(listMembers, {}, { ...WINDOW, group }),
        ({ username }) => username,
      )
    : null;
  const permissions = may(actor, listGroupPermissions)
    ? await of<GroupPermission>(
        (group) => load(listGroupPermissions, {}, { ...WINDOW, group }),
        ({ method, pattern }) => `${method} ${pattern}`,
      )
    : null;
  return { members, permissions };
}

async function partsOf<R extends { readonly id: number }>(
  left: GroupRecord,
  right: GroupRecord,
  found: Readonly<Record<ComparedPart["key"], readonly R[]>>,
  text: (row: R) => string,
): Promise<ComparedPart[]> {
  const t = await texts("groups");
  const titles = { left: t("onlyIn", { name: left.name }), both: t("inBoth"), right: t("onlyIn", { name: right.name }) };
  return (["left", "both", "right"] as const).map((key) => ({
    key,
    title: `${titles[key]} (${found[key].length})`,
    items: found[key].slice(0, SHOWN).map((row) => ({ id: row.id, text: text(row) })),
    more: found[key].length > SHOWN ? t("andMore", { count: found[key].length - SHOWN }) : null,
  }));
}
