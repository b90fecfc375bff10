import { dormantBefore } from "@/lib/domain/user-directory";
import { formats } from "./formats";
import { requireUser } from "./load";
import { texts } from "./texts";

/** The words and forms in which pages show users, in the reader's language. */
export async function userWords() {
  const [actor, t, general, { time }] = await Promise.all([requireUser(), texts("users"), texts("general"), formats()]);
  return {
    texts: {
      ...{ superuser: general("superuser"), staff: general("staff"), active: general("active"), disabled: general("disabled") },
      ...{ dormant: t("dormant"), none: general("none"), never: general("never"), empty: general("notApplicable") },
    },
    moreGroups: (count: number) => t("moreGroups", { count }),
    groupName: (id: number) => actor.snapshot.groups.get(id)?.name ?? String(id),
    time,
    dormantBefore: dormantBefore(actor.call.time),
  };
}

/** The groups there are, by name, and how many permissions each gives. */
export async function groupChoices(): Promise<{ readonly id: number; readonly name: string; readonly permissions: number }[]> {
  const { snapshot } = await requireUser();
  const groups = [...snapshot.groups.values()].map(({ id, name, grants }) => ({ id, name, permissions: grants.length }));
  return groups.sort((a, b) => a.name.localeCompare(b.name));
}
