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

/** The groups there are, by name. */
export async function groupChoices(): Promise<{ readonly id: number; readonly name: string }[]> {
  const { snapshot } = await requireUser();
  return [...snapshot.groups.values()].map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}
